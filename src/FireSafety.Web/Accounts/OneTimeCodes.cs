using FireSafety.Clients.Identity;
using FireSafety.Web.Habits;
using FireSafety.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FireSafety.Web.Accounts;

/// <summary>A one-time code on its way from whoever manages accounts to the person.</summary>
internal static class OneTimeCodes
{
    /// <summary>Parameters of <see cref="ShownOnce"/>.</summary>
    public static (string, object?)[] ToShow(IStringLocalizer<Texts> l, string userName, NewCode code) =>
    [
        ("Title", l["一次性代码"].Value),
        ("Advice", l["请当面或用可靠的方式交给本人。本人打开登录页，选“用一次性代码设置密码”，在 {0} 前设好密码即可登录。", code.ExpiresAt.Time()].Value),
        ("Values", new List<(string, string)> { (l["用户名"].Value, userName), (l["一次性代码"].Value, code.Code) }),
    ];
}
