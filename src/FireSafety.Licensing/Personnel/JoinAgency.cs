using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Personnel;

internal static class JoinAgency
{
    public static Task<Reply<Changed>> Handle(Guid id, PersonInput request, ConditionReview review, CancellationToken ct)
    {
        var person = request.ToPerson();
        return review.ChangeAsync(id, agency => agency.Join(person), person, ct);
    }
}
