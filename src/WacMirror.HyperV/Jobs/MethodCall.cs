using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.HyperV.Jobs;

/// <summary>One call of a method that ends by itself or starts a job.</summary>
internal sealed record MethodCall(CimPath Target, string Method, ImmutableArray<CimProperty> Parameters);
