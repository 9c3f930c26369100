using FireSafety.Contracts;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Identity.Data;

namespace FireSafety.Identity.Organisations;

/// <summary>Keeps the copy of the registers. Accounts and machine clients follow their organisation: where it goes, and when it is no more.</summary>
internal sealed class WhenRegistersChange(IdentityDbContext db, TimeProvider time) :
    IEventHandler<UnitRegistered>, IEventHandler<UnitChanged>, IEventHandler<DepartmentChanged>, IEventHandler<SupervisorChanged>,
    IEventHandler<AgencyRegistered>, IEventHandler<AgencyChanged>, IEventHandler<ConditionsLapsed>, IEventHandler<ConditionsMet>,
    IEventHandler<ConditionExpiring>, IEventHandler<AgencyFindingRecorded>, IEventHandler<AgencyFindingCorrected>
{
    public Task HandleAsync(UnitRegistered happened, CancellationToken ct) => KeepUnitAsync(happened, happened.Unit, ct);

    public Task HandleAsync(UnitChanged happened, CancellationToken ct) => KeepUnitAsync(happened, happened.Unit, ct);

    public Task HandleAsync(DepartmentChanged happened, CancellationToken ct) =>
        KeepAsync(happened, Roles.Department, happened.Name, happened.Industries, isClosed: false, ct);

    public Task HandleAsync(SupervisorChanged happened, CancellationToken ct) =>
        KeepAsync(happened, Roles.Supervisor, happened.Name, [], !happened.Active, ct);

    public Task HandleAsync(AgencyRegistered happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    public Task HandleAsync(AgencyChanged happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    public Task HandleAsync(ConditionsLapsed happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    public Task HandleAsync(ConditionsMet happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    public Task HandleAsync(ConditionExpiring happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    public Task HandleAsync(AgencyFindingRecorded happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    public Task HandleAsync(AgencyFindingCorrected happened, CancellationToken ct) => KeepAgencyAsync(happened, ct);

    private Task KeepUnitAsync(IntegrationEvent happened, UnitSnapshot unit, CancellationToken ct) =>
        KeepAsync(happened, Roles.Unit, unit.Name, [], unit.IsClosed, ct);

    private Task KeepAgencyAsync(AgencyEvent happened, CancellationToken ct) =>
        KeepAsync(happened, Roles.Agency, happened.Agency.Name, [], happened.Agency.Status == AgencyStatus.Removed, ct);

    private async Task KeepAsync(IntegrationEvent happened, string kind, string name, IReadOnlyList<string> industries, bool isClosed, CancellationToken ct)
    {
        if (await db.Organisations.FindAsync([happened.AggregateId], ct) is not { } organisation)
            db.Organisations.Add(organisation = new Organisation { Id = happened.AggregateId, Kind = kind });
        if (happened.Version <= organisation.Version)
            return;
        // What tokens say of it, beside its id: those that say otherwise are void.
        var isOther = organisation.Jurisdiction != happened.Jurisdiction || !organisation.Industries.SequenceEqual(industries);
        (organisation.Version, organisation.Name, organisation.Jurisdiction, organisation.Industries, organisation.IsClosed) =
            (happened.Version, name, happened.Jurisdiction, [.. industries], isClosed);

        var now = time.GetUtcNow().UtcDateTime;
        foreach (var account in await db.Accounts.Where(a => a.OrganisationId == organisation.Id).ToListAsync(ct))
            account.Follow(organisation, isOther, now);
        foreach (var client in await db.MachineClients.Where(c => c.OrganisationId == organisation.Id).ToListAsync(ct))
            client.Follow(organisation, isOther, now);
    }
}
