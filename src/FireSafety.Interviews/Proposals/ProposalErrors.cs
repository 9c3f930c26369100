namespace FireSafety.Interviews.Proposals;

internal static class ProposalErrors
{
    public static readonly Error NotOpen = new("interviews.proposal-not-open", ErrorKind.Conflict, "对“{0}”的约谈建议已处理，请刷新列表。");

    public static readonly Error NotFound = new("interviews.proposal-not-found", ErrorKind.NotFound, "有约谈建议没有找到，或不在您的辖区内，请刷新列表后重新选择。");

    public static readonly Error Mixed = new("interviews.proposals-mixed", ErrorKind.Rule, "只能合并同一类别、同一辖区的约谈建议，请分别采纳。");

    public static readonly Error PlanMissing = new("interviews.plan-missing", ErrorKind.Rule, "请填写约谈方案（plan），或指明并入的约谈（interviewId），二者选一。");
}
