using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Agencies;

internal static class SearchAgencies
{
    /// <param name="Name">Any fragment of the name.</param>
    /// <param name="CreditCode">Whole code.</param>
    /// <param name="ExpiringWithin">Something runs out within so many days.</param>
    internal sealed record Query(string? Name, string? CreditCode, AgencyStatus? Status, PracticeCategory? Category, int? ExpiringWithin);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Name).MaximumLength(100);
            RuleFor(q => q.CreditCode).MaximumLength(40);
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Category).IsInEnum();
            RuleFor(q => q.ExpiringWithin).InclusiveBetween(0, 3650);
        }
    }

    internal sealed record Row(
        Guid Id, long Version, string CreditCode, bool CreditCodeMismatch, string Name, PracticeCategory Category, AgencyStatus Status,
        string HomeDivisionCode, string ManagerName, DateOnly? LapsedOn, DateOnly? NextExpiryOn);

    private static readonly Sorting<ServiceAgency> Orders = new Sorting<ServiceAgency>("name", a => a.Id)
        .By("name", a => a.Name)
        .By("creditCode", a => a.CreditCode)
        .By("nextExpiryOn", a => a.NextExpiryOn);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Query query, [AsParameters] SortedPageQuery page, LicensingDbContext db, Clock clock, CancellationToken ct)
    {
        var agencies = db.Agencies.AsNoTracking();
        if (query.Name is { Length: > 0 } name)
        {
            var fragment = ServiceAgency.Normalize(name);
            agencies = agencies.Where(a => a.NameNormalized.Contains(fragment));
        }
        if (query.CreditCode is { Length: > 0 } text)
        {
            var code = Platform.Identifiers.CreditCode.Normalize(text);
            agencies = agencies.Where(a => a.CreditCode == code);
        }
        if (query.Status is { } status)
            agencies = agencies.Where(a => a.Status == status);
        if (query.Category is { } category)
            agencies = agencies.Where(a => a.Category == category);
        if (query.ExpiringWithin is { } days)
        {
            var (today, until) = (clock.Today, clock.Today.AddDays(days));
            agencies = agencies.Where(a => a.NextExpiryOn >= today && a.NextExpiryOn <= until);
        }
        return await Orders.PageAsync(agencies, page, a => new Row(a.Id, a.Version, a.CreditCode, a.CreditCodeMismatch, a.Name, a.Category, a.Status,
            a.HomeDivisionCode, a.Manager.Name, a.LapsedOn, a.NextExpiryOn), ct);
    }
}
