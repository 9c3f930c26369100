using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Policies;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Interviews;

internal static class PlanInterview
{
    /// <param name="DivisionCode">The convening brigade for kinds 4 and 5; the city, or nothing, for kinds 1-3.</param>
    /// <param name="Parties">Up to 500; may be added later, or come from proposals.</param>
    internal sealed record Request(InterviewKind Kind, string? DivisionCode, PlanFields Plan, IReadOnlyList<PartyFields>? Parties);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("请选择约谈类别。");
            RuleFor(r => r.Plan).NotNull().SetValidator(new PlanFields.Validator());
            RuleFor(r => r.Parties).Must(p => p is null || p.Count <= Interview.MaxParties)
                .WithMessage($"一次约谈的被约谈方不超过 {Interview.MaxParties} 家。");
            RuleForEach(r => r.Parties).NotNull().SetValidator(new PartyFields.Validator());
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        if (DivisionOf(request, out var division) is { } wrongDivision)
            return wrongDivision;
        if (db.Session.Scope?.Contains(division.Path) != true)
            return CommonErrors.ForeignJurisdiction;
        if (request.Kind == InterviewKind.DetachmentWithSupervisors && !db.SeesSupervisors)
            return CommonErrors.ForeignJurisdiction;
        if (request.Plan.ToDetails(request.Kind, division, request.Plan.CampaignId, clock, out var details) is { } refusal)
            return refusal;
        var interview = Interview.Plan(request.Kind, division, details!, db.Session.Command!.Actor.Name);
        var (parties, unknown) = await PartyFields.ResolveAsync(request.Parties ?? [], interview, db, ct);
        if ((unknown ?? interview.Invite(parties)) is { } refused)
            return refused;
        await interview.TakeUpProposalsAsync(parties, db, ct);
        interview.Announce();
        return await db.CommitAsync(interview, ct: ct);
    }

    private static Error? DivisionOf(Request request, out Division division)
    {
        division = Divisions.City;
        if (request.DivisionCode is { } code)
        {
            if (Divisions.Find(code) is not { } found)
                return CommonErrors.UnknownDivision.With(code);
            division = found;
        }
        var isBrigade = division != Divisions.City;
        return (InterviewPolicies.Of(request.Kind).Convening == ConveningLevel.Brigade) == isBrigade ? null
            : isBrigade ? CommonErrors.UnknownDivision.With(division.Code)
            : InterviewErrors.DivisionRequired;
    }
}
