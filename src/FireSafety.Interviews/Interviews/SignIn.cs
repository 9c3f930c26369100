using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>A person signs in with the code on the wall. Needs no account; says nothing about who is on the list.</summary>
internal static class SignIn
{
    /// <param name="PhoneLast4">Needed when the list has the person's phone.</param>
    /// <param name="Means">Code when typed, Qr when scanned.</param>
    internal sealed record Request(string Code, string Name, string? PhoneLast4, SignInMeans? Means);

    /// <param name="Title">Subject of the interview signed in to.</param>
    internal sealed record Welcome(string Title, string Place);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty().MaximumLength(8);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(50);
            RuleFor(r => r.PhoneLast4).Matches("^[0-9]{4}$").When(r => r.PhoneLast4 is not null).WithMessage("请填写手机号码的后四位数字。");
            RuleFor(r => r.Means).Must(m => m is null or SignInMeans.Code or SignInMeans.Qr).WithMessage("自助签到方式只能是 Code 或 Qr。");
        }
    }

    public static async Task<Reply<Welcome>> Handle(Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        var (code, name) = (request.Code.Trim().ToUpperInvariant(), request.Name.Trim());
        var interview = await db.Interviews.Include(i => i.Parties).Include(i => i.Attendees.Where(a => a.Name == name)).AsSplitQuery()
            .SingleOrDefaultAsync(i => i.SignInCode == code, ct);
        if (interview is null)
            return InterviewErrors.SignInRefused;
        if (interview.SignIn(name, request.PhoneLast4, request.Means ?? SignInMeans.Code, clock.UtcNow) is { } refusal)
            return refusal;
        // No receipt: signing in again changes nothing and is welcomed again, and who has no account is told no ids.
        await db.SaveChangesAsync(ct);
        return new Welcome(interview.Title, interview.Place);
    }
}
