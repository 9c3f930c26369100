namespace FireSafety.Identity.Accounts;

internal static class AccountErrors
{
    public static readonly Error UnknownRole = new("identity.unknown-role", ErrorKind.Rule, "角色“{0}”不存在，可用：{1}。");

    public static readonly Error CityRole = new("identity.city-role", ErrorKind.Rule, "该角色属于全市，行政区划应为 {0}。");

    public static readonly Error BrigadeRole = new("identity.brigade-role", ErrorKind.Rule, "该角色属于一个县区大队，请选择县区的行政区划，不能选择 {0}。");

    public static readonly Error MachineRole = new("identity.machine-role", ErrorKind.Rule, "该角色属于对接的系统，不能给人员；请登记服务客户端。");

    public static readonly Error OrganisationRequired = new("identity.organisation-required", ErrorKind.Rule, "该角色须指明所属的单位、机构、部门或监督员（organisationId）。");

    public static readonly Error OrganisationForbidden = new("identity.organisation-forbidden", ErrorKind.Rule, "该角色不属于任何单位、机构、部门或监督员，请不要填写 organisationId。");

    public static readonly Error UnknownOrganisation = new("identity.unknown-organisation", ErrorKind.Rule, "没有这个单位、机构、部门或监督员，或不在您的辖区；刚登记的请稍后重试。");

    public static readonly Error OrganisationOfOtherKind = new("identity.organisation-of-other-kind", ErrorKind.Rule, "“{0}”不能使用该角色的账号，请核对角色和所属单位。");

    public static readonly Error OrganisationClosed = new("identity.organisation-closed", ErrorKind.Rule, "“{0}”已关停、移出或不再履职，不能为其开通、变更或启用账号。");

    public static readonly Error DivisionRequired = new("identity.division-required", ErrorKind.Rule, "该角色须指明行政区划（divisionCode）。");

    public static readonly Error RoleNotYours = new("identity.role-not-yours", ErrorKind.Forbidden, "大队只能管理本辖区监督员和单位的账号，其他账号请联系支队。");

    public static readonly Error UserNameTaken = new("identity.user-name-taken", ErrorKind.Conflict, "用户名“{0}”已被使用，请另选一个。");

    public static readonly Error DemoName = new("identity.demo-name", ErrorKind.Rule, "该用户名留给演示账号，请另选一个。");

    public static readonly Error ClientIdTaken = new("identity.client-id-taken", ErrorKind.Conflict, "客户端标识“{0}”已被使用，请另选一个。");

    public static readonly Error AlreadyDisabled = new("identity.already-disabled", ErrorKind.Conflict, "该账号已停用。");

    public static readonly Error AlreadyEnabled = new("identity.already-enabled", ErrorKind.Conflict, "该账号已启用。");

    public static readonly Error NoSecondFactor = new("identity.no-second-factor", ErrorKind.Conflict, "该账号没有绑定动态口令，无需解除。");

    public static readonly Error SecondFactorInForce = new("identity.second-factor-in-force", ErrorKind.Conflict, "您已绑定动态口令；更换手机请联系管理员解除后重新绑定。");

    public static readonly Error NoEnrolment = new("identity.no-enrolment", ErrorKind.Conflict, "请先获取动态口令密钥，再提交验证码确认。");

    public static readonly Error WrongCode = new("identity.wrong-code", ErrorKind.Rule, "验证码不正确或已使用，请等待下一个验证码后重试。");

    public static readonly Error WrongPassword = new("identity.wrong-password", ErrorKind.Rule, "当前密码不正确。");

    public static readonly Error TooManyAttempts = new("identity.too-many-attempts", ErrorKind.Conflict, "尝试次数过多，请在 {0} 分钟后重试。");

    public static readonly Error WeakPassword = new("identity.weak-password", ErrorKind.Rule, "{0}");

    public static readonly Error NotYourself = new("identity.not-yourself", ErrorKind.Conflict, "不能停用自己的账号，也不能变更自己的角色，请由另一名管理员办理。");
}
