using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Projects;

internal static class ArchiveProject
{
    internal sealed record Request(string Place, DateOnly ArchivedOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Place).NotEmpty().MaximumLength(200);
            RuleFor(r => r.ArchivedOn).Sensible();
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, LicensingDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Projects.Include(p => p.Conclusions), id, project => project.PutInArchive(request.Place, request.ArchivedOn), ct);
}
