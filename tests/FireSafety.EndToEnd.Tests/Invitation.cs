namespace FireSafety.EndToEnd.Tests;

/// <summary>How somebody gets an account: the administrator opens it and hands over a one-time code, with which the invited set a password.</summary>
internal static class Invitation
{
    /// <summary>Ends before the invited sign in; the administrator stays on the account's page.</summary>
    /// <param name="admin">Signed in, may open accounts.</param>
    /// <param name="invited">Not signed in.</param>
    /// <param name="userName">Of the new account.</param>
    /// <param name="name">Of the person.</param>
    /// <param name="role">As the page calls it.</param>
    /// <param name="password">What the invited choose.</param>
    /// <param name="post">Fills in where the role belongs; nothing to fill in for roles of the whole city.</param>
    public static async Task InviteAsync(Person admin, Person invited, string userName, string name, string role, string password, Func<Form, Task>? post = null)
    {
        await admin.FollowAsync("账号");
        await admin.TitledAsync("账号");
        var invite = await admin.AskForAsync("开通账号");
        await invite.FillAsync("姓名", name);
        await invite.FillAsync("用户名", userName);
        await invite.ChooseAsync("角色", role);
        if (post is not null)
            await post(invite);
        await invite.PressAsync("开通，生成一次性代码");
        await invite.SaysAsync("只显示这一次");
        var code = await admin.Page.Locator(".once code").Last.InnerTextAsync();
        await invite.SendAsync("已妥善保存，关闭");
        await admin.TitledAsync(name);
        await invited.SetPasswordAsync(userName, code, password);
    }
}
