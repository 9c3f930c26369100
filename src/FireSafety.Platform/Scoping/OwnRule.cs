using System.Linq.Expressions;
using FireSafety.Platform.Data;

namespace FireSafety.Platform.Scoping;

/// <summary>A rule about own rows, written over the context that made the model, made into one that any context of its type can ask.</summary>
internal static class OwnRule
{
    public static Func<ServiceDbContext, object, bool> Compile<T>(Expression<Func<T, bool>> rule, ServiceDbContext madeBy)
    {
        var context = Expression.Parameter(typeof(ServiceDbContext));
        var row = Expression.Parameter(typeof(object));
        var body = new Rebind(madeBy, context, rule.Parameters[0], Expression.Convert(row, typeof(T))).Visit(rule.Body);
        return Expression.Lambda<Func<ServiceDbContext, object, bool>>(body, context, row).Compile();
    }

    private sealed class Rebind(ServiceDbContext madeBy, Expression context, ParameterExpression parameter, Expression row) : ExpressionVisitor
    {
        protected override Expression VisitConstant(ConstantExpression node) =>
            ReferenceEquals(node.Value, madeBy) ? Expression.Convert(context, node.Type) : node;

        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? row : node;
    }
}
