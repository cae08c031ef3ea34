// SPDX-License-Identifier: MIT
using System.IO.Ports;

namespace HushTap.Devices.Probe
{
    public static class SerialProbe
    {
        public static string MakesTwoOfOnePort()
        {
            SerialPort first = new SerialPort("COM2");
            string second = Outcome.Of(() => new SerialPort("COM2"));
            first.Dispose();
            return second + " " + Outcome.Of(() => new SerialPort("COM2"));
        }

        public static string WaitsForMoreThanComes()
        {
            SerialPort port = Open();
            port.ReadTimeout = 50;
            byte[] buffer = new byte[12];
            string late = Outcome.Of(() => port.Read(buffer, 0, 12));
            return late + " " + port.BytesToRead.ToString() + " " + port.Read(buffer, 0, 5).ToString() + " " + (char)buffer[0];
        }

        public static string ReadsALine()
        {
            SerialPort port = Open();
            return port.ReadLine() + "|" + port.ReadExisting();
        }

        public static string OpensAgain()
        {
            SerialPort port = Open();
            port.Close();
            return Outcome.Of(() => port.Open());
        }

        public static string ChangesTheRing()
        {
            SerialPort port = new SerialPort("COM3") { ReadBufferSize = 4096 };
            port.Open();
            return port.WriteBufferSize.ToString() + " " + Outcome.Of(() => port.ReadBufferSize = 1);
        }

        public static string UsesAPortThatIsNotOpen()
        {
            SerialPort port = new SerialPort("COM2");
            return Outcome.Of(() => port.Read(new byte[1], 0, 1)) + " " + Outcome.Of(() => port.WriteLine("x"));
        }

        private static SerialPort Open()
        {
            SerialPort port = new SerialPort("COM2", 115200);
            port.Open();
            return port;
        }
    }
}
