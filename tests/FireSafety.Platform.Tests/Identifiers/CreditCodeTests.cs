using CsCheck;
using FireSafety.Platform.Identifiers;

namespace FireSafety.Platform.Tests.Identifiers;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> First17 = Gen.Select(
        Gen.Char[Alphabet].Array[2],
        Gen.Char["0123456789"].Array[6],
        Gen.Char[Alphabet].Array[9],
        (head, division, organisation) => new string([.. head, .. division, .. organisation]));

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("9144030071526726XG")]
    [InlineData("91330100799655058B")]
    [InlineData("91211103MA0UQ1X76A")]
    [InlineData("12211100MA0UQ1X764")]
    [InlineData(" 91211103ma0uq1x76a ")]
    [InlineData("９１２１１１０３ＭＡ０ＵＱ１Ｘ７６Ａ")]
    [InlineData("91211103\u200B MA0UQ1X76A\uFEFF")]
    public void Check_GenuineCodeInAnySpelling_IsValid(string text) =>
        Assert.Equal(CreditCodeOutcome.Valid, CreditCode.Check(text));

    [Fact]
    public void Check_EarlyGenuineCodeWithWrongCheckCharacter_IsMismatchNotMalformed() =>
        Assert.Equal(CreditCodeOutcome.CheckDigitMismatch, CreditCode.Check("91350100M0001TGQXM"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91211103MA0UQ1X76")]
    [InlineData("91211103MA0UQ1X76AA")]
    [InlineData("9121A103MA0UQ1X76A")]
    [InlineData("91211103MAOUQ1X76A")]
    [InlineData("91211103MA0UQ1X76Z")]
    [InlineData("９１２１１１０３ＭＡ０ＵＱ１Ｘ７６：")]
    public void Check_NotInTheStandardsLayout_IsMalformed(string? text) =>
        Assert.Equal(CreditCodeOutcome.Malformed, CreditCode.Check(text));

    [Fact]
    public void Check_ComputedCheckCharacter_IsValid() =>
        First17.Sample(first17 => CreditCode.Check(first17 + CreditCode.CheckCharacter(first17)) == CreditCodeOutcome.Valid);

    [Fact]
    public void Check_OneCharacterMistyped_IsNeverValid() =>
        Gen.Select(First17, Gen.Int[8, 16], Gen.Char[Alphabet])
            .Where((code, at, typed) => code[at] != typed)
            .Sample((code, at, typed) =>
                CreditCode.Check($"{code[..at]}{typed}{code[(at + 1)..]}{CreditCode.CheckCharacter(code)}")
                == CreditCodeOutcome.CheckDigitMismatch);

    [Fact]
    public void Normalize_Twice_ChangesNothingMore() =>
        Gen.String.Sample(text => CreditCode.Normalize(CreditCode.Normalize(text)) == CreditCode.Normalize(text));

    [Theory]
    [InlineData("9121110")]
    [InlineData("91211103MA0UQ1XI6")]
    public void CheckCharacter_NotSeventeenAllowedCharacters_Throws(string first17) =>
        Assert.Throws<ArgumentException>(() => CreditCode.CheckCharacter(first17));
}
