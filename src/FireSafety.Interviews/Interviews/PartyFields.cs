using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Policies;

namespace FireSafety.Interviews.Interviews;

/// <summary>A party as entered. It must be registered, and its name is taken from the register: the one entered only tells which is refused.</summary>
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

    /// <summary>The parties under their registered names; who is not registered or no longer there, or a unit of another brigade, is refused.</summary>
    public static async Task<(IReadOnlyList<PartyRef> Parties, Error? Refusal)> ResolveAsync(
        IReadOnlyList<PartyFields> fields, Interview interview, InterviewsDbContext db, CancellationToken ct)
    {
        var policy = InterviewPolicies.Of(interview.Kind);
        if (fields.FirstOrDefault(f => f.Kind != policy.PartyKind) is { } wrong)
            return ([], InterviewErrors.WrongPartyKind.With(wrong.Name, policy.Name));
        var known = await Find(policy.PartyKind, [.. fields.Select(f => f.Id).Distinct()], db).ToDictionaryAsync(k => k.Id, ct);
        var parties = new List<PartyRef>();
        foreach (var field in fields)
        {
            if (!known.TryGetValue(field.Id, out var subject))
                return ([], InterviewErrors.SubjectUnknown.With(field.Name, field.Id));
            if (subject.IsGone)
                return ([], InterviewErrors.SubjectGone.With(subject.Name));
            if (subject.Jurisdiction is { } jurisdiction && jurisdiction != interview.Jurisdiction)
                return ([], InterviewErrors.PartyForeign.With(subject.Name));
            parties.Add(new PartyRef(field.Kind, field.Id, subject.Name));
        }
        return (parties, null);
    }

    /// <summary>The refusal when one of these is no longer there to be called in.</summary>
    public static async Task<Error?> GoneAsync(PartyKind kind, Guid[] ids, InterviewsDbContext db, CancellationToken ct) =>
        (await Find(kind, ids, db).ToListAsync(ct)).Find(k => k.IsGone) is { } gone ? InterviewErrors.SubjectGone.With(gone.Name) : null;

    private static IQueryable<Known> Find(PartyKind kind, Guid[] ids, InterviewsDbContext db) => kind switch
    {
        // Without the caller's filter: a unit of another brigade is known, and that is why it is refused.
        PartyKind.Unit => db.Units.IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter])
            .Where(u => ids.Contains(u.Id)).Select(u => new Known(u.Id, u.Name, u.Jurisdiction, u.IsClosed)),
        PartyKind.Department => db.Departments.Where(d => ids.Contains(d.Id)).Select(d => new Known(d.Id, d.Name, null, false)),
        PartyKind.Agency => db.Agencies.Where(a => ids.Contains(a.Id)).Select(a => new Known(a.Id, a.Name, null, false)),
        _ => db.Supervisors.Where(s => ids.Contains(s.Id)).Select(s => new Known(s.Id, s.Name, null, !s.Active)),
    };

    /// <param name="Jurisdiction">Of a unit, which only its own brigade calls in; null for the others.</param>
    /// <param name="IsGone">A closed unit, or a supervisor who no longer serves.</param>
    private sealed record Known(Guid Id, string Name, string? Jurisdiction, bool IsGone);
}
