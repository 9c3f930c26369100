using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Http;

/// <summary>A page of a list and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Which page. Page from 1; page size 1-100, 20 when not given.</summary>
public record PageQuery(int? Page, int? PageSize)
{
    /// <summary>Rules of <see cref="PageQuery"/>.</summary>
    internal sealed class Validator : AbstractValidator<PageQuery>
    {
        public Validator()
        {
            RuleFor(q => q.Page).InclusiveBetween(1, 1_000_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 100);
        }
    }
}

/// <summary>Paging of queries.</summary>
public static class Paging
{
    /// <summary>Reads one page of an ordered query, and its total.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> ordered, PageQuery query, CancellationToken ct)
    {
        var size = query.PageSize ?? 20;
        var total = await ordered.CountAsync(ct);
        var items = total == 0 ? [] : await ordered.Skip(((query.Page ?? 1) - 1) * size).Take(size).ToListAsync(ct);
        return new Page<T>(items, total);
    }
}
