using FireSafety.Contracts.Interviews;

namespace FireSafety.Interviews.Interviews;

/// <summary>Who is called in and who came (签到).</summary>
internal sealed partial class Interview
{
    /// <summary>
    /// Enters people and signs them in. A person is known by party and name: entering someone again corrects the entry.
    /// </summary>
    public Error? EnterAttendance(IReadOnlyList<AttendanceEntry> entries, DateTime now)
    {
        var byId = PartiesById();
        var known = attendees.ToDictionary(a => (a.PartyId, a.Name));
        var seen = new HashSet<(Guid, string)>();
        foreach (var entry in entries)
        {
            if (!byId.TryGetValue(entry.PartyId, out var party))
                return InterviewErrors.PartyUnknown;
            if (!seen.Add((party.Id, entry.Name)))
                return InterviewErrors.AttendeeTwice.With(party.Name, entry.Name);
            if (CheckEntry(entry) is { } refusal)
                return refusal;
            if (!known.TryGetValue((party.Id, entry.Name), out var attendee))
                attendees.Add(attendee = new Attendee(party.Id, entry.Name));
            if (attendee.Apply(entry, now))
                Changed(attendee, party);
        }
        return null;
    }

    /// <summary>The person that an entry made or corrected.</summary>
    public Attendee? AttendeeOf(AttendanceEntry entry) =>
        PartiesById().GetValueOrDefault(entry.PartyId) is { } party ? attendees.Find(a => a.PartyId == party.Id && a.Name == entry.Name) : null;

    /// <summary>Corrects one entry, its name included.</summary>
    public Error? CorrectAttendee(Guid attendeeId, AttendanceEntry entry, DateTime now)
    {
        if (attendees.Find(a => a.Id == attendeeId) is not { } attendee)
            return InterviewErrors.AttendeeUnknown;
        if (parties.Find(p => p.Id == attendee.PartyId) is not { } party)
            return InterviewErrors.PartyUnknown;
        if (entry.PartyId != party.Id && entry.PartyId != party.SubjectId)
            return InterviewErrors.AttendeeOfOther.With(attendee.Name);
        if (attendees.Exists(a => a.Id != attendeeId && a.PartyId == party.Id && a.Name == entry.Name))
            return InterviewErrors.AttendeeTwice.With(party.Name, entry.Name);
        if (CheckEntry(entry) is { } refusal)
            return refusal;
        if (attendee.Apply(entry, now))
            Changed(attendee, party);
        return null;
    }

    /// <summary>Withdraws an entry: the person was never called in.</summary>
    public Error? RemoveAttendee(Guid attendeeId)
    {
        if (CheckAttendanceOpen(attended: false) is { } refusal)
            return refusal;
        if (attendees.Find(a => a.Id == attendeeId) is not { } attendee)
            return InterviewErrors.AttendeeUnknown;
        attendees.Remove(attendee);
        var party = parties.First(p => p.Id == attendee.PartyId);
        Raise(Tell(attendee, party) with { Removed = true });
        Recount(party);
        return null;
    }

    /// <summary>A person signs in with the code (扫码签到). Who is not on the list is refused, without saying who is.</summary>
    public Error? SignIn(string name, string? phoneLast4, SignInMeans means, DateTime now)
    {
        if (Status is not (InterviewStatus.Notified or InterviewStatus.Held) || Clock.DateOf(ScheduledAt) != Clock.DateOf(now))
            return InterviewErrors.SignInRefused;
        var matching = attendees.FindAll(a =>
            a.Name == name && (a.Phone is null || (phoneLast4 is not null && a.Phone.EndsWith(phoneLast4, StringComparison.Ordinal))));
        if (matching is not [var attendee])
            return InterviewErrors.SignInRefused;
        if (attendee.Attended)
            return null;
        attendee.Sign(true, now, means);
        Changed(attendee, parties.First(p => p.Id == attendee.PartyId));
        return null;
    }

    /// <summary>A party says beforehand, or proves afterwards, why it could not come (请假).</summary>
    public Error? Excuse(Guid partyId, string excuse)
    {
        if (Status is not (InterviewStatus.Planned or InterviewStatus.Notified) && !IsRecordOpen)
            return InterviewErrors.AttendanceClosed;
        if (PartiesById().GetValueOrDefault(partyId) is not { } party)
            return InterviewErrors.PartyUnknown;
        party.Give(excuse);
        WithdrawAbsence(party);
        Touch();
        return null;
    }

    private Error? CheckEntry(AttendanceEntry entry)
    {
        if (CheckAttendanceOpen(entry.Attended == true) is { } refusal)
            return refusal;
        if (entry.IsProxy && !Policy.Proxy.Value)
            return InterviewErrors.ProxyNotAllowed.With(Policy.Name, entry.Name);
        if (entry.IsProxy && entry.Authorization is null)
            return InterviewErrors.AuthorizationMissing.With(entry.Name);
        return null;
    }

    private Error? CheckAttendanceOpen(bool attended) => Status switch
    {
        InterviewStatus.Planned => attended ? InterviewErrors.NotNotified : null,
        InterviewStatus.Notified => null,
        _ => IsRecordOpen ? null : InterviewErrors.AttendanceClosed,
    };

    private void Changed(Attendee attendee, InterviewParty party)
    {
        Raise(Tell(attendee, party));
        if (attendee.Attended)
            WithdrawAbsence(party);
        else
            Recount(party);
    }

    // Only after holding is somebody missing; then a correction may also empty a party.
    private void Recount(InterviewParty party)
    {
        if (HeldAt is not null && !party.IsAbsent && party.Excuse is null && !attendees.Exists(a => a.PartyId == party.Id && a.Attended))
            MarkAbsent(party);
    }

    private void MarkAbsent(InterviewParty party)
    {
        party.MarkAbsent(true);
        Raise(new AbsenceRecorded { Interview = Snapshot(party), Party = party.Ref });
    }

    private void WithdrawAbsence(InterviewParty party)
    {
        if (!party.IsAbsent)
            return;
        party.MarkAbsent(false);
        Raise(new AbsenceWithdrawn { Interview = Snapshot(party), Party = party.Ref });
    }

    private AttendanceChanged Tell(Attendee attendee, InterviewParty party) => new()
    {
        Interview = Snapshot(party),
        AttendeeId = attendee.Id,
        Party = party.Ref,
        Name = attendee.Name,
        Post = attendee.Post,
        Attended = attendee.Attended,
        IsProxy = attendee.IsProxy,
    };
}
