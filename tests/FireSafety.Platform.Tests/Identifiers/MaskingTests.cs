using CsCheck;
using FireSafety.Platform.Identifiers;

namespace FireSafety.Platform.Tests.Identifiers;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData(" 13800001234 ", "138****1234")]
    [InlineData("2800119", "*****19")]
    [InlineData("119", "***")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void MaskPhone_AnyLength_HidesTheMiddle(string? phone, string expected) =>
        Assert.Equal(expected, Masking.MaskPhone(phone));

    [Theory]
    [InlineData("示例员", "示**")]
    [InlineData("示例", "示*")]
    [InlineData("示", "*")]
    [InlineData("𠮷示例", "𠮷**")]
    [InlineData(null, "")]
    public void MaskName_AnyLength_KeepsTheFirstCharacter(string? name, string expected) =>
        Assert.Equal(expected, Masking.MaskName(name));

    [Theory]
    [InlineData("11010519491231002X", "1101**********002X")]
    [InlineData("ABCD1234", "AB****34")]
    [InlineData("123", "***")]
    [InlineData(null, "")]
    public void MaskCertificate_AnyLength_KeepsAQuarterAtEachEndAtMost(string? number, string expected) =>
        Assert.Equal(expected, Masking.MaskCertificate(number));

    [Fact]
    public void MaskCertificate_AnyNumber_HidesHalfOrMore() =>
        Gen.String[Gen.Char.AlphaNumeric, 0, 40].Sample(number => Masking.MaskCertificate(number).Count(c => c == '*') * 2 >= number.Length);
}
