using System.Linq.Expressions;
using FireSafety.Platform.Errors;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Http;

/// <summary>Which page of a list that may be asked for in other orders.</summary>
/// <param name="Sort">A field of the rows; with <c>-</c> before it from the greatest to the least. The list's own order when not given.</param>
public sealed record SortedPageQuery(int? Page, int? PageSize, string? Sort) : PageQuery(Page, PageSize);

/// <summary>The names of a list's orders, for its API document.</summary>
internal interface ISorting
{
    IEnumerable<string> Names { get; }

    string Unasked { get; }
}

/// <summary>
/// The orders of a list, declared beside its search: the fields of its rows that it may be sorted by. Rows with the same value
/// follow each other by id, so that no row is on two pages. Rows without a value come last, whichever way round.
/// </summary>
/// <param name="unasked">The order when none is asked for: a name, with <c>-</c> before it for the other way round.</param>
/// <param name="id">Tells rows with the same value apart.</param>
public sealed class Sorting<T>(string unasked, Expression<Func<T, Guid>> id) : ISorting where T : class
{
    private const char Backwards = '-';

    private readonly List<Order> orders = [];

    IEnumerable<string> ISorting.Names => orders.Select(o => o.Name);

    string ISorting.Unasked => unasked;

    /// <summary>Adds an order. A list that grows large has an index that begins with it.</summary>
    /// <param name="name">The rows' field as it is called in JSON.</param>
    /// <param name="key">What is compared.</param>
    public Sorting<T> By<TKey>(string name, Expression<Func<T, TKey>> key) => Add(name, [key, id]);

    /// <summary>Adds an order by two keys.</summary>
    /// <param name="name">The rows' field as it is called in JSON.</param>
    /// <param name="key">What is compared.</param>
    /// <param name="then">What is compared where the first is the same.</param>
    public Sorting<T> By<TKey, TThen>(string name, Expression<Func<T, TKey>> key, Expression<Func<T, TThen>> then) => Add(name, [key, then, id]);

    /// <summary>Reads a page in the order that was asked for; refuses an order that there is not.</summary>
    /// <param name="rows">All rows of the list, in no order.</param>
    /// <param name="query">Page and order.</param>
    /// <param name="row">What is told of a row.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="countedTo">The total is counted no further.</param>
    public async Task<Reply<Page<TRow>>> PageAsync<TRow>(
        IQueryable<T> rows, SortedPageQuery query, Expression<Func<T, TRow>> row, CancellationToken ct, int? countedTo = null)
    {
        var asked = string.IsNullOrEmpty(query.Sort) ? unasked : query.Sort;
        if (orders.Find(o => o.Name == asked.TrimStart(Backwards)) is not { } order || asked.StartsWith("--", StringComparison.Ordinal))
            return CommonErrors.UnknownSort.With(string.Join('、', orders.Select(o => o.Name)));
        var descending = asked[0] == Backwards;
        var size = query.PageSize ?? 20;
        var skip = ((query.Page ?? 1) - 1) * size;

        var total = await (countedTo is { } most ? rows.Select(id).Take(most).CountAsync(ct) : rows.CountAsync(ct));
        if (order.HasValue is null)
            return new Page<TRow>(await order.Of(rows, descending).Skip(skip).Take(size).Select(row).ToListAsync(ct), total);

        // Databases put what has no value first, and to order by "has none" would take every row from its index. So these are asked for by themselves.
        var with = rows.Where(order.HasValue);
        var items = await order.Of(with, descending).Skip(skip).Take(size).Select(row).ToListAsync(ct);
        if (items.Count < size)
        {
            var before = items.Count > 0 ? skip : Math.Min(skip, await with.CountAsync(ct));
            var without = rows.Where(Not(order.HasValue));
            items.AddRange(await order.Of(without, descending, after: 1).Skip(skip - before).Take(size - items.Count).Select(row).ToListAsync(ct));
        }
        return new Page<TRow>(items, total);
    }

    private Sorting<T> Add(string name, IReadOnlyList<LambdaExpression> keys)
    {
        orders.Add(new Order(name, keys, HasValue(keys[0])));
        return this;
    }

    private static Expression<Func<T, bool>>? HasValue(LambdaExpression key) => Nullable.GetUnderlyingType(key.ReturnType) is null
        ? null
        : Expression.Lambda<Func<T, bool>>(Expression.NotEqual(key.Body, Expression.Constant(null, key.ReturnType)), key.Parameters);

    private static Expression<Func<T, bool>> Not(Expression<Func<T, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);

    /// <param name="HasValue">Whether a row has a value to be compared; null when each has.</param>
    private sealed record Order(string Name, IReadOnlyList<LambdaExpression> Keys, Expression<Func<T, bool>>? HasValue)
    {
        // All keys the same way round, so that one index serves both.
        public IQueryable<T> Of(IQueryable<T> rows, bool descending, int after = 0)
        {
            for (var i = after; i < Keys.Count; i++)
            {
                var method = (i == after ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy)) + (descending ? "Descending" : "");
                rows = rows.Provider.CreateQuery<T>(Expression.Call(
                    typeof(Queryable), method, [typeof(T), Keys[i].ReturnType], rows.Expression, Expression.Quote(Keys[i])));
            }
            return rows;
        }
    }
}
