using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FireSafety.TestKit;

/// <summary>What can be said of T-SQL without a SQL Server: whether it parses.</summary>
public static class TSql
{
    /// <summary>The parser's complaints, each with its line; none when SQL Server 2022 would accept the text.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return [.. errors.Select(e => $"{e.Line}: {e.Message}")];
    }
}
