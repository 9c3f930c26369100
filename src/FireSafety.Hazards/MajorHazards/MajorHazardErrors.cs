namespace FireSafety.Hazards.MajorHazards;

internal static class MajorHazardErrors
{
    public static readonly Error SetNotImported = new("hazards.criteria-set-not-imported", ErrorKind.Rule, "判定日 {0} 施行的重大火灾隐患判定标准尚未导入（现有：{1}）；请先导入该版本的判定标准再判定。");
    public static readonly Error UnknownClause = new("hazards.unknown-clause", ErrorKind.Rule, "{0} 中没有第 {1} 条。");
    public static readonly Error UnknownPlaceType = new("hazards.unknown-place-type", ErrorKind.Rule, "场所类型“{0}”无法识别，可选：{1}。");
    public static readonly Error UnknownExclusion = new("hazards.unknown-exclusion", ErrorKind.Rule, "“{0}”不是不判定情形，可选：{1}。");
    public static readonly Error DiscussionTooSmall = new("hazards.discussion-too-small", ErrorKind.Rule, "集体讨论不得少于 {0} 人，现有 {1} 人。");
    public static readonly Error PanelTooSmall = new("hazards.expert-panel-too-small", ErrorKind.Rule, "专家论证不得少于 {0} 人，现有 {1} 人。");
    public static readonly Error PanelNotCarried = new("hazards.expert-panel-not-carried", ErrorKind.Rule, "专家论证须 {0}/{1} 以上同意，现 {2} 人中 {3} 人同意，不能作出判定。");
    public static readonly Error MajorAlready = new("hazards.major-already", ErrorKind.Conflict, "该隐患已判定为重大火灾隐患。");
    public static readonly Error NotMajor = new("hazards.not-major", ErrorKind.Conflict, "该隐患未判定为重大火灾隐患，不能提请挂牌督办。");
    public static readonly Error ListingOpen = new("hazards.listing-open", ErrorKind.Conflict, "该隐患已提请挂牌督办，请先办结。");
    public static readonly Error NoListingRequest = new("hazards.no-listing-request", ErrorKind.Conflict, "没有等待批复的挂牌督办请示。");
    public static readonly Error NotListed = new("hazards.not-listed", ErrorKind.Conflict, "该隐患不在挂牌督办中。");
    public static readonly Error ReplyIncomplete = new("hazards.listing-reply-incomplete", ErrorKind.Rule, "批复须写明整改责任人、整改时限和联合督办部门。");
    public static readonly Error DeadlineNotLater = new("hazards.listing-deadline-not-later", ErrorKind.Rule, "督办时限应晚于 {0}。");
    public static readonly Error WrongLevel = new("hazards.listing-wrong-level", ErrorKind.Rule, "该隐患由{0}级挂牌，应由同级作出结论。");
    public static readonly Error NotReinspected = new("hazards.delisting-needs-reinspection", ErrorKind.Conflict, "复查合格后才能摘牌。");
    public static readonly Error NoMajorNotice = new("hazards.no-major-notice", ErrorKind.Conflict, "尚无重大火灾隐患整改通知书。");
}
