using Microsoft.AspNetCore.Http;

namespace WacMirror.GatewayPlugin.Loading;

/// <summary>A pipeline that runs.</summary>
/// <param name="Run">Answers a request.</param>
/// <param name="End">Ends its engines.</param>
internal sealed record LoadedPipeline(RequestDelegate Run, IAsyncDisposable End);
