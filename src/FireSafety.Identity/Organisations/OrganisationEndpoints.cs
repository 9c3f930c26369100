using FireSafety.Identity.Data;

namespace FireSafety.Identity.Organisations;

/// <summary>Looking up whom an account is to act for.</summary>
internal static class OrganisationEndpoints
{
    /// <param name="Kind">Role of its accounts: <c>unit</c>, <c>department</c>, <c>agency</c> or <c>supervisor</c>.</param>
    /// <param name="Industries">Industry codes that a department answers for; empty for all others.</param>
    internal sealed record Row(Guid Id, string Kind, string Name, string DivisionCode, IReadOnlyList<string> Industries);

    /// <param name="Kind">Only of this kind: <c>unit</c>, <c>department</c>, <c>agency</c> or <c>supervisor</c>.</param>
    /// <param name="Search">Part of the name.</param>
    internal sealed record Filter(string? Kind, string? Search)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Kind).Must(k => k is null || Roles.OfOrganisations.Contains(k))
                    .WithMessage($"种类应为：{string.Join('、', Roles.OfOrganisations)}。");
                RuleFor(f => f.Search).MaximumLength(50);
            }
        }
    }

    public static void MapOrganisationEndpoints(this RouteGroupBuilder api) => api.MapGroup("/organisations").WithTags("账号")
        .MapGet("/", ListAsync).Query("identity.organisations", Permissions.AccountsManage).WithSummary("可开通账号的单位、部门、机构、监督员");

    private static async Task<Reply<Page<Row>>> ListAsync([AsParameters] Filter filter, [AsParameters] PageQuery page, IdentityDbContext db, CancellationToken ct)
    {
        var found = await db.Organisations.AsNoTracking()
            .Where(o => !o.IsClosed && (filter.Kind == null || o.Kind == filter.Kind) && (filter.Search == null || o.Name.Contains(filter.Search)))
            .OrderBy(o => o.Name).ThenBy(o => o.Id).ToPageAsync(page, ct);
        return new Page<Row>([.. found.Items.Select(o => new Row(o.Id, o.Kind, o.Name, Divisions.OfPath(o.Jurisdiction).Code, o.Industries))], found.Total);
    }
}
