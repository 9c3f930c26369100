using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Commitments;

/// <summary>A person other than the one who handed the proof in finds the commitment kept.</summary>
internal static class VerifyCommitment
{
    internal sealed record Request(string? Note);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Note).MaximumLength(1000);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        var actor = db.Session.Command!.Actor;
        return db.ChangeCommitmentAsync(id, i => i.VerifyCommitment(id, actor.Name, actor.Id, request.Note, clock.UtcNow), ct);
    }
}

/// <summary>The proof is not enough: the commitment runs on.</summary>
internal static class ReturnCommitment
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeCommitmentAsync(id, i => i.ReturnCommitment(id, request.Reason, clock.Today), ct);
}

/// <summary>No longer asked for.</summary>
internal static class WaiveCommitment
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeCommitmentAsync(id, i => i.WaiveCommitment(id, request.Reason, db.Session.Command!.Actor.Name, clock.UtcNow), ct);
}
