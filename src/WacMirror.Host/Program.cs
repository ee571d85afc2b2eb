using WacMirror.Host.Commands;

return await HostCommand.Create().Parse(args).InvokeAsync();
