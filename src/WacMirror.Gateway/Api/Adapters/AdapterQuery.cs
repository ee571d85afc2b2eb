using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>What a caller wants to see of a cluster's adapters: filters (all must hold), order and page.</summary>
public sealed record AdapterQuery(
    ImmutableArray<Func<Adapter, bool>> Filters, AdapterOrder Order, int Page, int PageSize)
{
    public const int MaxPageSize = 20_000;

    private static readonly ImmutableArray<string> Other = ["sort", "page", "pageSize"];

    /// <summary>What the address takes.</summary>
    public static ImmutableArray<string> Parameters => [.. AdapterFilters.All.Keys, .. Other];

    /// <exception cref="ApiException">A parameter is not known, or its value is not allowed.</exception>
    public static AdapterQuery Parse(IQueryCollection parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var filters = ImmutableArray.CreateBuilder<Func<Adapter, bool>>();
        foreach (var (name, values) in parameters)
        {
            if (Other.Contains(name))
                continue;
            if (!AdapterFilters.All.TryGetValue(name, out var filter))
                throw new ApiException(ApiError.Invalid(
                    name, values, $"There is no filter '{name}'.", Parameters) with
                {
                    Type = ApiError.TypePrefix + "unknown-filter",
                });
            foreach (var value in values)
                filters.Add(filter(value ?? string.Empty));
        }
        return new AdapterQuery(
            filters.ToImmutable(),
            AdapterOrder.Parse(parameters["sort"].ToString()),
            Number(parameters, "page", 1, int.MaxValue / MaxPageSize),
            Number(parameters, "pageSize", 100, MaxPageSize));
    }

    public (ImmutableArray<Adapter> Items, int Total) Run(IEnumerable<Adapter> adapters)
    {
        var selected = adapters.Where(adapter => Filters.All(filter => filter(adapter))).ToList();
        selected.Sort(Order);
        return ([.. selected.Skip((Page - 1) * PageSize).Take(PageSize)], selected.Count);
    }

    private static int Number(IQueryCollection parameters, string name, int absent, int most)
    {
        var text = parameters[name].ToString();
        if (text.Length == 0)
            return absent;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= most
            ? number
            : throw new ApiException(ApiError.Invalid(
                name, text, $"'{name}' is a whole number from 1 to {most}.", $"1..{most}"));
    }
}
