using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Accounts from invitation to the end, and what an operator does.</summary>
[Collection(OneEdition.Name)]
public sealed class AccountJourneys(Edition edition)
{
    private const string Password = "kuaile-shanshui-2024-luxing";

    [Fact]
    public async Task Invitation_RedeemedByTheInvited_SignsThemIn()
    {
        await using var admin = await edition.SignedInAsync("detachment-admin");
        await using var invited = await edition.PersonAsync();

        await InviteAsync(admin, invited, "journey-one");
        await invited.KnockAsync("journey-one", Password);

        await invited.TitledAsync("今天");
        await invited.ReadsAsync("旅程人员");
    }

    [Fact]
    public async Task SecondFactor_EnrolledByThePerson_IsAskedForAtTheNextSignIn()
    {
        await using var admin = await edition.SignedInAsync("detachment-admin");
        await using var invited = await edition.PersonAsync();
        await InviteAsync(admin, invited, "journey-two");
        await invited.KnockAsync("journey-two", Password, "/me");
        await invited.TitledAsync("我的账号");

        var enrol = await invited.AskForAsync("绑定动态口令");
        await enrol.FillAsync("当前密码", Password);
        await enrol.PressAsync("下一步");
        var key = await invited.Page.Locator("code.key").InnerTextAsync();
        await enrol.FillAsync("六位数字", CodeOf(key, -1));
        await enrol.PressAsync("确认绑定");
        await enrol.SaysAsync("只显示这一次");
        await enrol.SendAsync("已妥善保存，关闭");
        await invited.ReadsAsync("已绑定");
        await using var later = await edition.PersonAsync();
        await later.KnockAsync("journey-two", Password);
        await later.ReadsAsync("第二步验证");
        await later.FillAsync("验证码", CodeOf(key, 0));
        await later.PressAsync("继续");

        await later.TitledAsync("今天");
    }

    [Fact]
    public async Task Account_DisabledWhileSignedIn_StopsAtTheNextStep()
    {
        await using var admin = await edition.SignedInAsync("detachment-admin");
        await using var invited = await edition.PersonAsync();
        await InviteAsync(admin, invited, "journey-three");
        await invited.KnockAsync("journey-three", Password);
        await invited.TitledAsync("今天");

        await admin.Page.ReloadAsync(); // the account has a password since
        await admin.PressAsync("更多");
        await admin.Page.GetByText("停用账号").ClickAsync();
        await admin.Dialog.FillAsync("理由", "已调离");
        await admin.Dialog.SendAsync("停用账号");
        await invited.IsSentToSignInAsync("/hazards"); // the services hear of it within two seconds
        await invited.KnockAsync("journey-three", Password);

        await Expect(invited.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("用户名或密码");
    }

    [Fact]
    public async Task UnreadCount_ReadInAnotherTab_FallsByItself()
    {
        await using var department = await edition.SignedInAsync("department");
        await Expect(department.Page.Locator(".bell .badge")).ToBeVisibleAsync();
        await using var elsewhere = await edition.SignedInAsync("department", "/notifications");

        await elsewhere.PressAsync("全部标为已读");

        await Expect(department.Page.Locator(".bell .badge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Parked_RequeuedByTheOperator_IsSent()
    {
        await edition.ParkAsync("licensing");
        await using var admin = await edition.SignedInAsync("detachment-admin");
        await Expect(admin.Panel("系统运行")).ToContainTextAsync("搁置 1 条消息");

        await admin.FollowInAsync("系统运行", "全部");
        await admin.TitledAsync("系统运行");
        await admin.Panel("技术服务机构").GetByText("全部重新投递").ClickAsync();

        await admin.ReadsAsync("已放回待发，稍后自动发送。");
        await Expect(admin.Panel("技术服务机构").GetByText("全部重新投递")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task SignIn_ByALinkToAnotherSite_StaysHere(string to)
    {
        await using var person = await edition.PersonAsync();

        await person.KnockAsync("demo-auditor", Person.DemoPassword, to);

        await person.TitledAsync("今天");
        Assert.Equal(edition.Server.Address.Authority, new Uri(person.Page.Url).Authority);
    }

    private static Task InviteAsync(Person admin, Person invited, string userName) => Invitation.InviteAsync(admin, invited, userName, "旅程人员", "支队干部", Password);

    // RFC 6238 as the authenticator application of the person computes it; a period's code is good once, so each use takes another.
    private static string CodeOf(string key, int later)
    {
        const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Trim().Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + later);
#pragma warning disable CA5350 // what authenticator applications implement
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
