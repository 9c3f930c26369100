using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>Records deliveries, with the acknowledgement where it came at once.</summary>
internal static class DeliverNotices
{
    internal sealed record Delivery(Guid PartyId, string Method, string? AcknowledgedBy);

    /// <param name="Deliveries">Up to 500; a party is named by its own id or its subject's, here and in all requests.</param>
    internal sealed record Request(IReadOnlyList<Delivery> Deliveries);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Deliveries).NotEmpty().Must(d => d.Count <= Interview.MaxParties).WithMessage($"一次最多登记 {Interview.MaxParties} 家。");
            RuleForEach(r => r.Deliveries).NotNull().ChildRules(delivery =>
            {
                delivery.RuleFor(d => d.Method).NotEmpty().MaximumLength(50);
                delivery.RuleFor(d => d.AcknowledgedBy).MaximumLength(50);
            });
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, i =>
            i.Deliver([.. request.Deliveries.Select(d => (d.PartyId, d.Method, d.AcknowledgedBy))], clock.UtcNow), ct);
}

/// <summary>A party confirms that it has the notice.</summary>
internal static class AcknowledgeNotice
{
    internal sealed record Request(string AcknowledgedBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.AcknowledgedBy).NotEmpty().MaximumLength(50);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid partyId, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        db.Respond();
        return db.ChangeAsync(db.Interviews.Include(i => i.Parties.Where(p =>
            (p.Id == partyId || p.SubjectId == partyId) && (db.SeesJurisdiction || p.SubjectId == db.OwnId))), id, i =>
            i.Acknowledge(partyId, request.AcknowledgedBy, clock.UtcNow), ct);
    }
}

/// <summary>A party gives its cause for not coming.</summary>
internal static class ExcuseParty
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid partyId, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties.Where(p => p.Id == partyId || p.SubjectId == partyId)), id, i => i.Excuse(partyId, request.Reason), ct);
}
