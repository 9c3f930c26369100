using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>A finding is corrected by the agency, and the correction is verified by a person.</summary>
internal static class CorrectFinding
{
    internal sealed record Request(string Correction, DateOnly CorrectedOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Correction).NotEmpty().MaximumLength(1000);
            RuleFor(r => r.CorrectedOn).Sensible();
        }
    }

    internal sealed record VerifyRequest(bool Accepted, string? Note);

    internal sealed class VerifyValidator : AbstractValidator<VerifyRequest>
    {
        public VerifyValidator()
        {
            RuleFor(r => r.Note).MaximumLength(500);
            RuleFor(r => r.Note).NotEmpty().When(r => !r.Accepted).WithMessage("整改未通过核查时须写明原因。");
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid findingId, Request request, LicensingDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Inspections.Include(i => i.Findings), id, i => i.Correct(findingId, request.Correction, request.CorrectedOn), ct);

    public static Task<Reply<Changed>> Verify(
        Guid id, Guid findingId, VerifyRequest request, LicensingDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Inspections.Include(i => i.Findings), id, async inspection =>
        {
            var by = db.Session.Command!.Actor.Name;
            if (inspection.VerifyCorrection(findingId, request.Accepted, by, clock.Today, request.Note) is { } refusal)
                return refusal;
            if (request.Accepted)
            {
                var agency = await db.Agencies.SingleAsync(a => a.Id == inspection.AgencyId, ct);
                agency.TellCorrected(inspection.Findings.Single(f => f.Id == findingId));
            }
            return null;
        }, ct);
}
