// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return App.Run(args, Shell.OfThisProcess());
