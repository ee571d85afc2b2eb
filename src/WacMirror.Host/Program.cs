using System.CommandLine;
using WacMirror.Host.Commands;

// Shorter, and captures and network namespaces are left behind; longer, and Ctrl+C seems not to work.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
return await HostCommand.Create().Parse(args).InvokeAsync(configuration);
