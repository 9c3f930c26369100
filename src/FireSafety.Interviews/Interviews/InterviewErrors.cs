namespace FireSafety.Interviews.Interviews;

internal static class InterviewErrors
{
    public static readonly Error NotPlanned = new("interviews.not-planned", ErrorKind.Conflict, "约谈已不在方案阶段，不能再修改或审批方案。");
    public static readonly Error AlreadyApproved = new("interviews.already-approved", ErrorKind.Conflict, "约谈方案已经批准，无须重复审批。");
    public static readonly Error NotApproved = new("interviews.not-approved", ErrorKind.Conflict, "约谈方案尚未批准，请先报批再发通知。");
    public static readonly Error NoParties = new("interviews.no-parties", ErrorKind.Rule, "约谈方案还没有被约谈方，请先添加。");
    public static readonly Error TooManyParties = new("interviews.too-many-parties", ErrorKind.Rule, "一次约谈的被约谈方不超过 {0} 家，请分场次安排。");
    public static readonly Error OneToOne = new("interviews.one-to-one", ErrorKind.Rule, "约谈监督员应当一对一进行，请为每名监督员单独制定方案。");
    public static readonly Error WrongPartyKind = new("interviews.wrong-party-kind", ErrorKind.Rule, "“{0}”不是“{1}”的约谈对象，请检查被约谈方的类型。");
    public static readonly Error PartyForeign = new("interviews.party-foreign", ErrorKind.Rule, "“{0}”不在本次约谈的辖区内，请由其所属大队约谈。");
    public static readonly Error SubjectUnknown = new("interviews.subject-unknown", ErrorKind.Rule, "被约谈方（{0} {1}）不在名录中，请从名录中选择；刚登记的请稍后再试。");
    public static readonly Error SubjectGone = new("interviews.subject-gone", ErrorKind.Rule, "“{0}”已注销或不在岗，不能再约谈，请核对名录。");
    public static readonly Error PartyUnknown = new("interviews.party-unknown", ErrorKind.Rule, "填报的被约谈方不在本次约谈中，请从被约谈方名单中选择。");
    public static readonly Error LeaderRequired = new("interviews.leader-required", ErrorKind.Rule, "市领导约谈应写明约谈的市领导姓名和职务（convener）。");
    public static readonly Error DivisionRequired = new("interviews.division-required", ErrorKind.Rule, "大队约谈应写明大队的行政区划代码（divisionCode），不能是全市。");
    public static readonly Error ScheduledInPast = new("interviews.scheduled-in-past", ErrorKind.Rule, "约谈时间已过，请改为以后的时间。");
    public static readonly Error NoticeTooLate = new("interviews.notice-too-late", ErrorKind.Rule, "约谈通知应至少提前 {0} 个工作日发出（最迟 {1:yyyy-MM-dd}）；请调整约谈时间，或写明紧急事由（urgentReason）。");
    public static readonly Error NotNotified = new("interviews.not-notified", ErrorKind.Conflict, "约谈不在已通知状态，不能进行此项操作。");
    public static readonly Error NotYetTime = new("interviews.not-yet-time", ErrorKind.Rule, "召开时间应在通知的约谈日当天或以后，且不能晚于现在；时间有变请先改期。");
    public static readonly Error NotHeld = new("interviews.not-held", ErrorKind.Conflict, "约谈尚未召开，没有可签发的约谈纪要。");
    public static readonly Error NotCancellable = new("interviews.not-cancellable", ErrorKind.Conflict, "约谈已召开或已结束，不能取消。");
    public static readonly Error RecordClosed = new("interviews.record-closed", ErrorKind.Conflict, "约谈记录未开放：召开后至纪要签发前可以记录，签发后请先提出纪要更正。");
    public static readonly Error ItemUnknown = new("interviews.item-unknown", ErrorKind.Rule, "约谈记录中没有这一项，请刷新后再操作。");
    public static readonly Error CommitmentInPast = new("interviews.commitment-in-past", ErrorKind.Rule, "整改措施“{0}”的期限早于今天，请核对日期。");
    public static readonly Error NoDemands = new("interviews.no-demands", ErrorKind.Rule, "约谈记录还没有工作要求，请补充后再签发纪要。");
    public static readonly Error MinutesFrozen = new("interviews.minutes-frozen", ErrorKind.Conflict, "约谈纪要已签发；如需修改请先提出更正，更正后形成新版本。");
    public static readonly Error MinutesVersionUnknown = new("interviews.minutes-version-unknown", ErrorKind.NotFound, "没有这一版本的约谈纪要。");
    public static readonly Error CorrectionOpen = new("interviews.correction-open", ErrorKind.Conflict, "约谈纪要正在更正，请先签发更正后的版本。");
    public static readonly Error NotFollowedUp = new("interviews.not-followed-up", ErrorKind.Conflict, "约谈不在跟踪整改阶段，签发纪要后才能办结。");
    public static readonly Error CommitmentsRunning = new("interviews.commitments-running", ErrorKind.Rule, "还有 {0} 项整改措施没有核验或免除，不能办结。");

    public static readonly Error AttendanceClosed = new("interviews.attendance-closed", ErrorKind.Conflict, "签到记录已随纪要固定；如需更正请先提出纪要更正。");
    public static readonly Error AttendeeTwice = new("interviews.attendee-twice", ErrorKind.Rule, "“{0}”的参加人员“{1}”重复；同名人员请在姓名后加以区分。");
    public static readonly Error AttendeeOfOther = new("interviews.attendee-of-other", ErrorKind.Rule, "更正不能改变“{0}”所代表的一方，请撤销该登记后重新登记。");
    public static readonly Error AttendeeUnknown = new("interviews.attendee-unknown", ErrorKind.NotFound, "没有找到该参加人员，请刷新名单。");
    public static readonly Error ProxyNotAllowed = new("interviews.proxy-not-allowed", ErrorKind.Rule, "“{0}”须本人参加，“{1}”不能作为代理人登记。");
    public static readonly Error AuthorizationMissing = new("interviews.authorization-missing", ErrorKind.Rule, "代理人“{0}”须填写授权委托书编号（authorization）。");
    public static readonly Error SignInRefused = new("interviews.sign-in-refused", ErrorKind.Rule, "未能签到：请核对签到码、姓名和手机尾号，并在约谈当日签到；仍不成功请到签到台办理。");

    public static readonly Error CommitmentUnknown = new("interviews.commitment-unknown", ErrorKind.NotFound, "没有找到该项整改措施，或不在您的辖区内。");
    public static readonly Error CommitmentNotRunning = new("interviews.commitment-not-running", ErrorKind.Conflict, "该项整改措施已报送证明或已办结，无须再报送。");
    public static readonly Error CommitmentNotSubmitted = new("interviews.commitment-not-submitted", ErrorKind.Conflict, "该项整改措施没有待核验的证明材料。");
    public static readonly Error CommitmentSettled = new("interviews.commitment-settled", ErrorKind.Conflict, "该项整改措施已核验或免除。");
    public static readonly Error OwnProof = new("interviews.own-proof", ErrorKind.Rule, "报送或录入证明的人不能自行核验，请由其他人员核验。");
}
