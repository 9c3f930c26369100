using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>Replaces a plan that is still being drafted.</summary>
internal static class RevisePlan
{
    internal sealed record Request(PlanFields Plan);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Plan).NotNull().SetValidator(new PlanFields.Validator());
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, interview =>
            request.Plan.ToDetails(interview.Kind, Divisions.OfPath(interview.Jurisdiction), request.Plan.CampaignId, clock, out var details)
                ?? interview.Revise(details!), ct);
}
