using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Projects;

internal static class ChangeHeads
{
    internal sealed record Request(Guid TechnicalHeadId, Guid ProjectHeadId, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, LicensingDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Projects, id, async project =>
        {
            var ids = new[] { request.TechnicalHeadId, request.ProjectHeadId };
            var heads = await db.Personnel.AsNoTracking().Where(p => p.AgencyId == project.AgencyId && ids.Contains(p.Id)).ToListAsync(ct);
            var technicalHead = heads.Find(p => p.Id == request.TechnicalHeadId);
            var projectHead = heads.Find(p => p.Id == request.ProjectHeadId);
            return ServiceProject.CheckHeads(technicalHead, projectHead, clock.Today) ?? project.ChangeHeads(technicalHead!, projectHead!);
        }, ct);
}
