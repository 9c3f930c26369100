using System.Text;
using FireSafety.Contracts.Access;
using FireSafety.TestKit;

namespace FireSafety.Access.Tests;

/// <summary>A part of the table: operations, and of which things they are asked.</summary>
/// <param name="Whose">Suffix of the things' names on a <see cref="Side"/>; null for those of the role that asks.</param>
internal sealed record Section(string Title, string? Whose, IReadOnlyList<Operation> Operations);

/// <summary>The committed table <c>access-matrix.md</c>: per operation one cell for each role.</summary>
internal static class AccessTable
{
    /// <summary>Column of those who have not signed in.</summary>
    public const string Public = "public";

    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "tests", "FireSafety.Access.Tests", "access-matrix.md");

    public static IReadOnlyList<string> Columns { get; } = [Public, .. Roles.All.Keys];

    public static IReadOnlyList<Section> Sections { get; } =
    [
        .. Operation.All.GroupBy(o => o.Service).Select(service => new Section(service.Key, null, [.. service])),
        new("interviews：与监督员一对一约谈，本监督员的与另一大队监督员的（kind 3: the own interview / another supervisor's）", "own-interview", OfOneInterview),
        new("interviews：一次约谈两个部门，本部门与另一部门（two departments called in together: the own party / the other）", "together", OfOneInterview),
        new("identity：大队负责人的账号，本大队的与另一大队的（a brigade leader's account: of the own brigade / of the other）", "colleague",
            [.. Operation.All.Where(o => o.Path.StartsWith("/api/identity/accounts/{id}", StringComparison.Ordinal))]),
    ];

    private static IReadOnlyList<Operation> OfOneInterview => [.. Operation.All.Where(o =>
        o.Path.StartsWith("/api/interviews/{id}", StringComparison.Ordinal) || o.Path.StartsWith("/api/interviews/commitments/{id}", StringComparison.Ordinal))];

    /// <summary>The committed cells by section and operation, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyDictionary<(string Section, string Operation), IReadOnlyList<string>> Read()
    {
        var (section, lines) = ("", new Dictionary<(string, string), IReadOnlyList<string>>());
        foreach (var line in File.Exists(Path) ? File.ReadAllLines(Path) : [])
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            else if (section.Length > 0 && line.Split('|', StringSplitOptions.TrimEntries) is ["", var operation, _, .. var cells, ""] && operation.Contains('.', StringComparison.Ordinal))
                lines[(section, operation)] = cells;
        }
        return lines;
    }

    /// <summary>Replaces the committed table.</summary>
    public static void Write(IReadOnlyDictionary<(string Section, string Operation), IReadOnlyList<string>> cells)
    {
        var text = new StringBuilder("""
            # 谁能对谁做什么（Who may ask what of whom）

            每个接口一行，每个角色一列；`AccessMatrix` 用真实请求核对，`UPDATE_ACCESS_MATRIX=1` 重写本文件，改动须逐格审阅：
            单位看本单位、机构看本机构、部门看本行业、大队看本辖区、支队看全市。
            One line per operation, one column per role. Whoever asks belongs to one brigade (is its unit, department, agency, supervisor);
            the cell is what comes of asking for the **own** thing / for the same thing of the **other** brigade or organisation.

            | 单元格 cell | 含义 meaning |
            |---|---|
            | `401` `403` `404` | 未登录、无权限、没有或不可见；两边相同的只写一次（not signed in, not permitted, not there for this caller; written once when both are the same） |
            | `ok` | 办理成功（done） |
            | `rule` | 通过授权，被业务规则拒绝（let in, then refused by a rule of the field: 409, 412, 422） |
            | `all` `own` `none` | 列表、统计、公共内容：看到双方的、只看到部分即本方的、一条也没有（lists, counts, what is common: both sides', only the own part, nothing） |

            """.ReplaceLineEndings("\n"));
        foreach (var (title, _, operations) in Sections)
        {
            IReadOnlyList<string>[] table =
                [["operation", "request", .. Columns], .. operations.Select(o => (IReadOnlyList<string>)[o.Id, $"{o.Method} {o.Path}", .. cells[(title, o.Id)]])];
            var widths = Enumerable.Range(0, Columns.Count + 2).Select(i => table.Max(l => l[i].Length)).ToList();
            text.Append("\n## ").Append(title).Append("\n\n");
            for (var i = 0; i < table.Length; i++)
            {
                text.Append("| ").AppendJoin(" | ", table[i].Select((cell, c) => cell.PadRight(widths[c]))).Append(" |\n");
                if (i == 0)
                    text.Append('|').AppendJoin('|', widths.Select(w => new string('-', w + 2))).Append("|\n");
            }
        }
        File.WriteAllText(Path, text.ToString());
    }
}
