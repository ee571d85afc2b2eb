using System.CommandLine;
using WacMirror.Host.Commands;

var configuration = new InvocationConfiguration { ProcessTerminationTimeout = HostCommand.EndPatience };
return await HostCommand.Create().Parse(args).InvokeAsync(configuration);
