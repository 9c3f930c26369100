using System.Collections.Concurrent;
using System.Text;
using FireSafety.Contracts.Access;
using FireSafety.TestKit;

namespace FireSafety.Access.Tests;

/// <summary>The tests that share the prepared city take turns: commands change it until it is put back.</summary>
[CollectionDefinition(Name)]
public sealed class OneCity : ICollectionFixture<City>
{
    public const string Name = "city";
}

/// <summary>Who may ask what of whom: every operation, every role, own and foreign, compared with <c>access-matrix.md</c>.</summary>
[Collection(OneCity.Name)]
public sealed class AccessMatrix(City city) : IDisposable
{
    private const string Public = "public";
    private static readonly string File = Path.Combine(Repository.Root, "tests", "FireSafety.Access.Tests", "access-matrix.md");
    private static readonly string[] Columns = [Public, .. Roles.All.Keys];
    private static readonly string[] SeeTheCity = [Roles.CityLeader, Roles.DetachmentAdmin, Roles.DetachmentOfficer, Roles.Auditor];

    private readonly Dictionary<string, HttpClient> clients = Columns.ToDictionary(
        role => role, role => role == Public ? city.Host.Anonymous() : city.Host.As(city.Own.Actor(role)));
    private readonly ConcurrentDictionary<string, Task<string>> versions = new();

    [Fact]
    public void Operation_OfTheDocuments_CanBeAsked()
    {
        Assert.Empty(Operation.All.SelectMany(o => o.MissingParts));
        Assert.Empty(Operation.Forgotten);
    }

    [Fact]
    public async Task Matrix_AskedAnew_IsTheCommittedOne()
    {
        var sections = new List<(string Title, string? Whose, IReadOnlyList<Operation> Operations)>();
        foreach (var service in Operation.All.GroupBy(o => o.Service))
            sections.Add((service.Key, null, [.. service]));
        var ofInterviews = Operation.All.Where(o => o.Path.StartsWith("/api/interviews/{id}", StringComparison.Ordinal) || o.Path.StartsWith("/api/interviews/commitments/{id}", StringComparison.Ordinal)).ToList();
        sections.Add(("interviews：与监督员一对一约谈（kind 3 of the own supervisor / of another brigade's）", "own-interview", ofInterviews));
        sections.Add(("interviews：一次约谈多个部门，本部门与另一部门（two departments called in together: the own party / the other）", "together", ofInterviews));

        // A service's commands change its own file only, so services are asked side by side.
        var lines = new ConcurrentDictionary<(string, string), IReadOnlyList<string>>();
        await Task.WhenAll(sections.GroupBy(s => s.Operations[0].Service).Select(service => Task.Run(async () =>
        {
            foreach (var section in service)
            {
                foreach (var operation in section.Operations)
                    lines[(section.Title, operation.Id)] = await LineAsync(operation, section.Whose);
            }
        })));
        var asked = Write(sections.Select(s => (s.Title, s.Operations.Select(o => lines[(s.Title, o.Id)]).ToList())));

        if (Environment.GetEnvironmentVariable("UPDATE_ACCESS_MATRIX") == "1")
            await System.IO.File.WriteAllTextAsync(File, asked);
        var wrong = lines.SelectMany(l => l.Value.Skip(2).Select((cell, i) => (l.Key, Role: Columns[i], Cell: cell)))
            .Where(c => c.Cell.Contains('!', StringComparison.Ordinal)).Select(c => $"{c.Key}: {c.Role} {c.Cell}").Order(StringComparer.Ordinal);
        Assert.Empty(wrong);
        var (old, now) = (await LinesAsync(), asked.Split('\n'));
        Assert.True(
            now.SequenceEqual(old),
            "Run this test with UPDATE_ACCESS_MATRIX=1 and read the difference against domain.md §9:\n"
            + string.Join('\n', old.Except(now).Select(l => "- " + l).Concat(now.Except(old).Select(l => "+ " + l))));
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Dispose();
    }

    private async Task<IReadOnlyList<string>> LineAsync(Operation operation, string? whose)
    {
        var cells = new List<string> { operation.Id, $"{operation.Method} {operation.Path}" };
        var most = operation.IsRead ? await AskAsync(operation, Roles.DetachmentAdmin, city.Own, whose) : null;
        foreach (var role in Columns)
            cells.Add(await CellAsync(operation, role, whose, most));
        return cells;
    }

    private async Task<string> CellAsync(Operation operation, string role, string? whose, Answer? most)
    {
        var speaksOf = whose ?? role;
        var answer = await AskAsync(operation, role, city.Own, speaksOf);
        if (operation.Url(city.Own, speaksOf) == operation.Url(city.Foreign, speaksOf) && operation.Body(city.Own, speaksOf) == operation.Body(city.Foreign, speaksOf))
            return operation.IsRead && answer.IsDone ? Extent(answer, most!) : Class(answer);

        var own = operation.IsRead && answer.IsDone && !SeeTheCity.Contains(role) && answer.Shows(city.Foreign) ? "leak!" : Class(answer);
        var foreign = Class(await AskAsync(operation, role, city.Foreign, speaksOf));
        return own == foreign && own.StartsWith("40", StringComparison.Ordinal) ? own : $"{own}/{foreign}";
    }

    private async Task<Answer> AskAsync(Operation operation, string role, Side side, string? whose)
    {
        var url = operation.Url(side, whose);
        var version = operation.Method == "PUT" ? await versions.GetOrAdd(url, VersionAsync) : null;
        var before = city.Databases.Version(operation.Service);
        var answer = await Answer.ToAsync(clients[role], operation.Method, url, operation.Body(side, whose), version);
        var changed = city.Databases.Version(operation.Service) != before;
        if (changed)
            city.Databases.Restore(operation.Service);
        // Whoever is refused, or only reads, has changed nothing at all.
        return changed && (operation.IsRead || !answer.IsDone) ? answer with { Status = 600 } : answer;
    }

    private async Task<string> VersionAsync(string url)
    {
        foreach (var above in Operation.Above(url))
        {
            using var response = await clients[Roles.DetachmentAdmin].GetAsync(above);
            if (response is { IsSuccessStatusCode: true, Headers.ETag: { } tag })
                return tag.ToString();
        }
        return "\"1\"";
    }

    private string Extent(Answer answer, Answer most)
    {
        if (most.Shows(city.Own) != most.Shows(city.Foreign))
            return "one-sided!"; // The city is not prepared well enough to tell anything.
        if (answer.Text == most.Text)
            return "all";
        if (most.Shows(city.Own))
            return (answer.Shows(city.Own), answer.Shows(city.Foreign)) switch
            {
                (true, true) => "all",
                (true, false) => "own",
                (false, false) => "none",
                _ => "leak!",
            };
        var (seen, all) = (answer.Sum(), most.Sum());
        return seen == all ? "all" : seen == 0 ? "none" : "own";
    }

    private static string Class(Answer answer) => answer.Status switch
    {
        >= 200 and < 300 => "ok",
        401 or 403 or 404 => $"{answer.Status}",
        409 or 412 or 422 or 428 => "rule",
        _ => $"{answer.Status}!",
    };

    private static async Task<string[]> LinesAsync() =>
        System.IO.File.Exists(File) ? (await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n").Split('\n') : [];

    private static string Write(IEnumerable<(string Title, List<IReadOnlyList<string>> Lines)> sections)
    {
        var text = new StringBuilder("""
            # 谁能对谁做什么（Who may ask what of whom）

            每个接口一行，每个角色一列；`AccessMatrix` 用真实请求核对，`UPDATE_ACCESS_MATRIX=1` 重写本文件，改动须逐格对照 domain.md §9 审阅。
            One line per operation, one column per role. Whoever asks belongs to one brigade (its unit, department, agency, supervisor);
            the cell is what comes of asking for the **own** thing / for the same thing of the **other** brigade or organisation.

            | 单元格 cell | 含义 meaning |
            |---|---|
            | `401` `403` `404` | 未登录、无权限、没有或不可见（not signed in, role not permitted, not there for this caller）；只写一次的两边相同 |
            | `ok` | 办理成功（done） |
            | `rule` | 通过授权，被业务规则拒绝（let in, then refused by a rule of the field: 409, 412, 422） |
            | `all` `own` `none` | 列表、统计、公共数据：看到双方的、只看到本方的、一条也没有（of lists, counts and common data: both sides', only one's own, nothing） |

            """.ReplaceLineEndings("\n"));
        foreach (var (title, lines) in sections)
        {
            IReadOnlyList<string>[] table = [["operation", "request", .. Columns], .. lines];
            var widths = Enumerable.Range(0, Columns.Length + 2).Select(i => table.Max(l => l[i].Length)).ToList();
            text.Append("\n## ").Append(title).Append("\n\n");
            for (var i = 0; i < table.Length; i++)
            {
                text.Append("| ").AppendJoin(" | ", table[i].Select((cell, c) => cell.PadRight(widths[c]))).Append(" |\n");
                if (i == 0)
                    text.Append('|').AppendJoin('|', widths.Select(w => new string('-', w + 2))).Append("|\n");
            }
        }
        return text.ToString();
    }
}
