using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Projects;

/// <summary>Files a written conclusion and notes what is wrong with it.</summary>
internal static class RecordConclusion
{
    internal sealed record Request(string Number, string Title, DateOnly IssuedOn, Signatures Signatures);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Number).NotEmpty().MaximumLength(64);
            RuleFor(r => r.Title).NotEmpty().MaximumLength(200);
            RuleFor(r => r.IssuedOn).Sensible();
            RuleFor(r => r.Signatures).NotNull();
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, LicensingDbContext db, CancellationToken ct)
    {
        var project = await db.Projects.Include(p => p.Conclusions).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (project is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(project) is { } stale)
            return stale;
        var (technicalId, projectId) = (project.TechnicalHead.PersonId, project.ProjectHead.PersonId);
        var heads = await db.Personnel.AsNoTracking().Where(p => p.Id == technicalId || p.Id == projectId).ToListAsync(ct);
        var conclusion = Conclusion.Of(
            request.Number, request.Title, request.IssuedOn, request.Signatures, project.Service,
            heads.Single(p => p.Id == technicalId), heads.Single(p => p.Id == projectId));
        if (project.Conclude(conclusion) is { } refusal)
            return refusal;
        return await db.CommitAsync(project, conclusion.Id, ct);
    }
}
