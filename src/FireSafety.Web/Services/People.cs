using System.Security.Cryptography;
using System.Text;
using FireSafety.Clients.Units;
using FireSafety.Web.SignIn;
using Person = FireSafety.Clients.Hazards.Person;

namespace FireSafety.Web.Services;

/// <summary>
/// Those who did something on site: written by name, because the one who enters it need not be the one who did it. The services
/// compare people by their ids (nobody closes what they claimed), so one name leads to one id, in a register or not.
/// </summary>
internal sealed class People(Api api, Me me)
{
    private const int PageSize = 100;
    private IReadOnlyList<SupervisorEndpointsRow>? supervisors;

    /// <summary>Supervisors in office; none while the registry cannot be reached.</summary>
    public async Task<IReadOnlyList<SupervisorEndpointsRow>> SupervisorsAsync()
    {
        if (supervisors is null && me.May(Contracts.Access.Permissions.UnitsRead))
            supervisors = (await Outcome.OfAsync(ReadAsync)).Value;
        return supervisors ?? [];
    }

    /// <summary>Asks the registry again when they are needed next: one of them was changed.</summary>
    public void Forget() => supervisors = null;

    /// <summary>Names to offer: one's own, then the supervisors.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync() => [.. (await SupervisorsAsync()).Select(s => s.Name).Prepend(me.Name).Distinct()];

    /// <summary>The person of that name.</summary>
    public async Task<Person> OfAsync(string name)
    {
        name = name.Trim();
        if (name == me.Name)
            return new Person { Id = me.Role == Contracts.Access.Roles.Supervisor ? me.OrganisationId ?? me.Id : me.Id, Name = name };
        var known = (await SupervisorsAsync()).FirstOrDefault(s => s.Name == name);
        return new Person { Id = known?.Id ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)), Name = name };
    }

    /// <summary>The people of those names.</summary>
    public async Task<List<Person>> OfAsync(IEnumerable<string> names)
    {
        List<Person> people = [];
        foreach (var name in names)
            people.Add(await OfAsync(name));
        return people;
    }

    private async Task<IReadOnlyList<SupervisorEndpointsRow>> ReadAsync()
    {
        List<SupervisorEndpointsRow> all = [];
        for (var page = 1; ; page++)
        {
            var answer = await api.Units.SupervisorsAsync(active: true, page: page, pageSize: PageSize);
            all.AddRange(answer.Items);
            if (answer.Items.Count < PageSize)
                return all;
        }
    }
}
