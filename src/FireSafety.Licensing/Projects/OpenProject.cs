using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Projects;

/// <summary>Files a service contract with its two heads (articles 12 and 13).</summary>
internal static class OpenProject
{
    internal sealed record Request(
        Guid AgencyId, Guid UnitId, PracticeCategory Service, ServiceContract Contract, Guid TechnicalHeadId, Guid ProjectHeadId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Service).NotEqual(PracticeCategory.Both).WithMessage("一个项目只登记一项服务：维护保养检测或者安全评估。");
            RuleFor(r => r.Contract).NotNull();
            RuleFor(r => r.Contract).ChildRules(c =>
            {
                c.RuleFor(x => x.Number).NotEmpty().MaximumLength(64);
                c.RuleFor(x => x.SignedOn).Sensible();
                c.RuleFor(x => x.From).Sensible();
                c.RuleFor(x => x.To).Sensible();
                c.RuleFor(x => x.To).GreaterThanOrEqualTo(x => x.From).WithMessage("服务的终止日期早于起始日期。");
            }).When(r => r.Contract is not null);
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, LicensingDbContext db, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().Include(a => a.Personnel).SingleOrDefaultAsync(a => a.Id == request.AgencyId, ct);
        if (agency is null)
            return ProjectErrors.UnknownAgency;
        if (!agency.IsPractising)
            return AgencyErrors.NotPractising.With(AgencyWords.Of(agency.Status));
        if (agency.Category != PracticeCategory.Both && agency.Category != request.Service)
            return ProjectErrors.OutsideCategory;
        if (!await db.Units.AnyAsync(u => u.Id == request.UnitId && !u.IsClosed, ct))
            return ProjectErrors.UnknownUnit;
        if (await db.Projects.AnyAsync(p => p.AgencyId == agency.Id && p.Contract.Number == request.Contract.Number, ct))
            return ProjectErrors.ContractTaken.With(request.Contract.Number);
        var technicalHead = agency.Personnel.FirstOrDefault(p => p.Id == request.TechnicalHeadId);
        var projectHead = agency.Personnel.FirstOrDefault(p => p.Id == request.ProjectHeadId);
        if (ServiceProject.CheckHeads(technicalHead, projectHead, request.Contract.SignedOn) is { } refusal)
            return refusal;

        var project = ServiceProject.Open(
            agency.Id, agency.Jurisdiction, request.UnitId, request.Service, request.Contract, technicalHead!, projectHead!);
        return await db.CommitAsync(project, ct: ct);
    }
}
