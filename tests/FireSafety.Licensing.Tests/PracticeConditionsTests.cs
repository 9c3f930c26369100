using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;

namespace FireSafety.Licensing.Tests;

/// <summary>The table of order 7 articles 5-7 as a pure function.</summary>
public sealed class PracticeConditionsTests
{
    private static readonly DateOnly Day = new(2024, 1, 15);

    [Theory]
    [InlineData("MaintenanceTesting", 200, "legal-person,premises,equipment-base,equipment-maintenance,engineers,engineers-grade-1,operators,operators-intermediate,system-quality")]
    [InlineData("SafetyAssessment", 100, "legal-person,premises,equipment-base,equipment-assessment,engineers,engineers-grade-1,system-process")]
    [InlineData("Both", 200, "legal-person,premises,equipment-base,equipment-maintenance,equipment-assessment,engineers,engineers-grade-1,operators,operators-intermediate,system-quality,system-process")]
    public void Evaluate_EveryCategory_HasTheTablesClauses(string category, int squareMetres, string codes)
    {
        var evaluation = PracticeConditions.Evaluate(Facts(Enum.Parse<PracticeCategory>(category)), Day);

        Assert.True(evaluation.IsMet);
        Assert.Equal(codes, string.Join(',', evaluation.Clauses.Select(c => c.Code)));
        Assert.Equal(squareMetres, evaluation.Clauses.Single(c => c.Code == "premises").Required);
    }

    [Theory]
    [InlineData("MaintenanceTesting", 199, "工作场所建筑面积差1平方米")]
    [InlineData("SafetyAssessment", 99, "工作场所建筑面积差1平方米")]
    [InlineData("Both", 150, "工作场所建筑面积差50平方米")]
    public void Evaluate_PremisesTooSmall_IsShort(string category, int squareMetres, string shortfall)
    {
        var facts = Facts(Enum.Parse<PracticeCategory>(category)) with { Premises = [new PremisesFact("工作场所", Span.Always, "", squareMetres)] };

        Assert.Equal(shortfall, Assert.Single(PracticeConditions.Evaluate(facts, Day).Unmet).Shortfall);
    }

    [Theory]
    [InlineData(0, 2, 6, "注册消防工程师（一级）差1人")]
    [InlineData(1, 0, 6, "注册消防工程师差1人")]
    [InlineData(0, 0, 6, "注册消防工程师差2人|注册消防工程师（一级）差1人")]
    [InlineData(2, 0, 5, "消防设施操作员差1人")]
    [InlineData(1, 1, 1, "消防设施操作员差5人|消防设施操作员（中级以上）差1人")]
    [InlineData(1, 1, 6, "")]
    public void Evaluate_People_AreShortByClause(int grade1, int grade2, int operators, string shortfalls)
    {
        var facts = Facts(PracticeCategory.MaintenanceTesting) with { Personnel = [.. Engineers(grade1, grade2), .. Operators(operators, 2)] };

        Assert.Equal(shortfalls, string.Join('|', PracticeConditions.Evaluate(facts, Day).Unmet.Select(c => c.Shortfall)));
    }

    [Fact]
    public void Evaluate_AssessmentAlone_AsksForNoOperators()
    {
        var facts = Facts(PracticeCategory.SafetyAssessment) with { Personnel = [.. Engineers(1, 1)] };

        Assert.True(PracticeConditions.Evaluate(facts, Day).IsMet);
    }

    [Fact]
    public void Evaluate_NotALegalPerson_IsShort()
    {
        var facts = Facts(PracticeCategory.Both) with { IsEnterpriseLegalPerson = false };

        Assert.Equal("未取得企业法人资格", Assert.Single(PracticeConditions.Evaluate(facts, Day).Unmet).Shortfall);
    }

    [Fact]
    public void Evaluate_ContractEnded_NamesSinceAndCause()
    {
        var facts = Facts(PracticeCategory.SafetyAssessment) with
        {
            Personnel = [.. Engineers(1, 0), Engineer("示例人员 2", EngineerGrade.Grade2, new Span(new(2022, 1, 1), new(2024, 1, 9)), "劳动合同到期")],
        };

        var clause = Assert.Single(PracticeConditions.Evaluate(facts, Day).Unmet);

        Assert.Equal(new DateOnly(2024, 1, 10), clause.Since);
        Assert.Equal("注册消防工程师差1人，自2024年1月10日起（示例人员 2劳动合同到期）", clause.Explanation);
    }

    [Fact]
    public void Evaluate_CertificateEndsLater_NamesTheDayItWillLapse()
    {
        var facts = Facts(PracticeCategory.SafetyAssessment) with
        {
            Personnel = [.. Engineers(1, 0), Engineer("示例人员 2", EngineerGrade.Grade2, new Span(new(2022, 1, 1), new(2024, 3, 9)), "证书到期")],
        };

        var clause = PracticeConditions.Evaluate(facts, Day).Clauses.Single(c => c.Code == "engineers");

        Assert.True(clause.Met);
        Assert.Equal(new DateOnly(2024, 3, 10), clause.WillLapseOn);
        Assert.Equal("注册消防工程师：要求不少于2人，现有2人；2024年3月10日起将注册消防工程师差1人（示例人员 2证书到期）", clause.Explanation);
    }

    [Fact]
    public void Evaluate_RegisteredElsewhereForAWhile_CountsBeforeAndAfterOnly()
    {
        var elsewhere = new Span(new(2024, 1, 10), new(2024, 1, 20));
        var facts = Facts(PracticeCategory.SafetyAssessment) with
        {
            Personnel = [.. Engineers(1, 0), new PersonFact("示例人员 2", Span.Always, "", PersonKind.Engineer, EngineerGrade.Grade2, null, [elsewhere])],
        };

        var met = new[] { 9, 10, 20, 21 }.Select(d => PracticeConditions.Evaluate(facts, new DateOnly(2024, 1, d)).IsMet);

        Assert.Equal([true, false, false, true], met);
    }

    [Fact]
    public void Evaluate_NeverMet_HasNoSince()
    {
        var facts = Facts(PracticeCategory.SafetyAssessment) with { Systems = [] };

        var clause = Assert.Single(PracticeConditions.Evaluate(facts, Day).Unmet);

        Assert.Null(clause.Since);
        Assert.Equal("未建立健全的消防安全评估过程控制体系，尚未达到过", clause.Explanation);
    }

    [Fact]
    public void Evaluate_AnyDay_AgreesWithItsForecast() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 400], CsCheck.Gen.Int[0, 400], CsCheck.Gen.Int[0, 400]),
        ends =>
        {
            var facts = Facts(PracticeCategory.SafetyAssessment) with
            {
                Personnel =
                [
                    Engineer("甲", EngineerGrade.Grade1, new Span(new(2022, 1, 1), Day.AddDays(ends.Item1)), ""),
                    Engineer("乙", EngineerGrade.Grade1, new Span(new(2022, 1, 1), Day.AddDays(ends.Item2)), ""),
                    Engineer("丙", EngineerGrade.Grade2, new Span(new(2022, 1, 1), Day.AddDays(ends.Item3)), ""),
                ],
            };

            var lapse = PracticeConditions.Evaluate(facts, Day).WillLapseOn!.Value;

            Assert.True(PracticeConditions.Evaluate(facts, lapse.AddDays(-1)).IsMet);
            Assert.False(PracticeConditions.Evaluate(facts, lapse).IsMet);
            Assert.Equal(lapse, PracticeConditions.Evaluate(facts, lapse).Unmet.Min(c => c.Since));
        });

    private static AgencyFacts Facts(PracticeCategory category) => new(
        category, true, [new PremisesFact("工作场所", Span.Always, "", 200)], [.. Engineers(1, 1), .. Operators(6, 2)],
        [.. EquipmentLists.Data.Lists.SelectMany(l => l.Items).Select(i => new EquipmentFact(i.Name, Span.Always, "", i.Code, i.Quantity))],
        [new SystemFact("", Span.Always, "", SystemKind.QualityManagement), new SystemFact("", Span.Always, "", SystemKind.ProcessControl)]);

    private static IEnumerable<PersonFact> Engineers(int grade1, int grade2) =>
        Enumerable.Repeat(Engineer("示例人员 1", EngineerGrade.Grade1, Span.Always, ""), grade1)
            .Concat(Enumerable.Repeat(Engineer("示例人员 1", EngineerGrade.Grade2, Span.Always, ""), grade2));

    private static PersonFact Engineer(string name, EngineerGrade grade, Span span, string cause) =>
        new(name, span, cause, PersonKind.Engineer, grade, null, []);

    private static IEnumerable<PersonFact> Operators(int number, int intermediate) => Enumerable.Range(0, number).Select(i => new PersonFact(
        "示例人员 3", Span.Always, "", PersonKind.Operator, null, i < intermediate ? OperatorLevel.Senior : OperatorLevel.Junior, []));
}
