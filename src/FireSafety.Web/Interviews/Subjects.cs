using FireSafety.Clients.Interviews;
using FireSafety.Web.Habits.Forms;
using FireSafety.Web.Services;
using Choice = FireSafety.Web.Habits.Forms.PickField.Choice;

namespace FireSafety.Web.Interviews;

/// <summary>Whom interviews call in, found by a part of the name in the register of their kind.</summary>
internal sealed class Subjects(Api api, Divisions divisions, People people)
{
    private const int Shown = 10;
    private const int PageSize = 100;
    /// <summary>As many as one interview takes.</summary>
    public const int MostKeyUnits = 500;

    public Task<IReadOnlyList<Choice>> FindAsync(PartyKind kind, string text, string? division, CancellationToken ct) => kind switch
    {
        PartyKind.Unit => UnitsAsync(text, division, ct),
        PartyKind.Agency => AgenciesAsync(text, ct),
        PartyKind.Department => DepartmentsAsync(text, ct),
        _ => SupervisorsAsync(text),
    };

    /// <summary>The key units of a division, up to <see cref="MostKeyUnits"/>, and how many there are.</summary>
    public async Task<(IReadOnlyList<Choice> Found, int Total)> KeyUnitsAsync(string division, CancellationToken ct)
    {
        List<Choice> found = [];
        for (var page = 1; ; page++)
        {
            var units = await api.Units.SearchAsync(division: division, key: true, closed: false, page: page, pageSize: PageSize, cancellationToken: ct);
            found.AddRange(units.Items.Select(u => new Choice(u.Id, u.Name, u.Address)));
            if (units.Items.Count < PageSize || found.Count >= MostKeyUnits)
                return (found, units.Total);
        }
    }

    private async Task<IReadOnlyList<Choice>> UnitsAsync(string text, string? division, CancellationToken ct)
    {
        var units = await api.Units.SearchAsync(q: text, division: division, closed: false, page: 1, pageSize: Shown, cancellationToken: ct);
        return [.. units.Items.Select(u => new Choice(u.Id, u.Name, u.Address))];
    }

    private async Task<IReadOnlyList<Choice>> AgenciesAsync(string text, CancellationToken ct)
    {
        var agencies = await api.Licensing.SearchAgenciesAsync(name: text, page: 1, pageSize: Shown, cancellationToken: ct);
        return [.. agencies.Items.Select(a => new Choice(a.Id, a.Name, a.ManagerName))];
    }

    // The registers of both do not search, and need not.
    private async Task<IReadOnlyList<Choice>> DepartmentsAsync(string text, CancellationToken ct)
    {
        var departments = await api.Units.DepartmentsAsync(1, PageSize, ct);
        return [.. departments.Items.Where(d => d.Name.Contains(text, StringComparison.Ordinal)).Take(Shown).Select(d => new Choice(d.Id, d.Name))];
    }

    private async Task<IReadOnlyList<Choice>> SupervisorsAsync(string text)
    {
        var supervisors = await people.SupervisorsAsync();
        return [.. supervisors.Where(s => s.Name.Contains(text, StringComparison.Ordinal)).Take(Shown).Select(s => new Choice(s.Id, s.Name, divisions.Name(s.DivisionCode)))];
    }
}
