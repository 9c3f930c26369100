using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>A party as entered. A name that is known already is taken from where it is known.</summary>
internal sealed record PartyFields(PartyKind Kind, Guid Id, string Name)
{
    internal sealed class Validator : AbstractValidator<PartyFields>
    {
        public Validator()
        {
            RuleFor(p => p.Kind).IsInEnum();
            RuleFor(p => p.Id).NotEmpty().WithMessage("请指明被约谈方。");
            RuleFor(p => p.Name).NotEmpty().MaximumLength(100);
        }
    }

    /// <summary>The parties under their known names; a unit of another brigade is refused.</summary>
    public static async Task<(IReadOnlyList<PartyRef> Parties, Error? Refusal)> ResolveAsync(
        IReadOnlyList<PartyFields> fields, Interview interview, InterviewsDbContext db, CancellationToken ct)
    {
        var ids = fields.Where(f => f.Kind == PartyKind.Unit).Select(f => f.Id).Distinct().ToArray();
        // Without the caller's filter: a unit of another brigade is known, and that is why it is refused.
        var units = ids.Length == 0 ? [] : await db.Units.IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter]).AsNoTracking()
            .Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var parties = new List<PartyRef>();
        foreach (var field in fields)
        {
            if (units.TryGetValue(field.Id, out var unit) && unit.Jurisdiction != interview.Jurisdiction)
                return ([], InterviewErrors.PartyForeign.With(field.Name));
            parties.Add(new PartyRef(field.Kind, field.Id, unit?.Name ?? field.Name));
        }
        return (parties, null);
    }
}
