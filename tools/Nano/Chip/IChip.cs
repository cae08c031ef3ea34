// SPDX-License-Identifier: MIT
namespace HushTap.Chip
{
    /// <summary>The native half of the chip: what nf-interpreter implements in C++ and the simulator implements in .NET.</summary>
    /// <remarks>
    /// Every member may take virtual time. Unless a remark says "cooperative", it blocks the whole CLR as on the chip.
    /// Integers stand for the enums of the device assemblies, with the same numeric values.
    /// </remarks>
    public interface IChip
    {
        /// <summary>Gets the GPIO matrix.</summary>
        IGpio Gpio { get; }

        /// <summary>Gets the PCNT units.</summary>
        IPulseCounters PulseCounters { get; }

        /// <summary>Gets the I2S ports.</summary>
        II2s I2s { get; }

        /// <summary>Gets the I2C ports.</summary>
        II2c I2c { get; }

        /// <summary>Gets the UARTs.</summary>
        IUart Uart { get; }

        /// <summary>Gets the file systems: I: (internal) and D: (SD card).</summary>
        IFiles Files { get; }

        /// <summary>Gets clock, reboot, memory and crypto.</summary>
        ISystem System { get; }

        /// <summary>Gets an object that the real library would keep in a static field; null until set. It ends with this CLR's run.</summary>
        /// <param name="key">Assembly and field name.</param>
        /// <returns>The object, or null.</returns>
        object GetStatic(string key);

        /// <summary>Sets an object that the real library would keep in a static field.</summary>
        /// <param name="key">Assembly and field name.</param>
        /// <param name="value">The object.</param>
        void SetStatic(string key, object value);

        /// <summary>Names the managed end of the chip's event queue (128 records, oldest dropped). Called once per run by nanoFramework.Runtime.Events.</summary>
        /// <param name="sink">Receives one record at a time on the dispatcher thread, never during a blocking native call.</param>
        void SetEventSink(INativeEventSink sink);

        /// <summary>Puts a record into the chip's event queue, as EventSink.PostManagedEvent does.</summary>
        /// <param name="category">EventCategory value.</param>
        /// <param name="data1">First word.</param>
        /// <param name="data2">Second word.</param>
        void PostEvent(int category, uint data1, uint data2);
    }

    /// <summary>The managed end of the native event queue.</summary>
    public interface INativeEventSink
    {
        /// <summary>Delivers one record.</summary>
        /// <param name="category">EventCategory value (Gpio = 20, SerialDevice = 30, Storage = 70, HighResolutionTimer = 90).</param>
        /// <param name="data1">
        /// First word; GPIO: pin number, serial: port number, in the upper 16 bits; storage: 1 inserted, 2 removed, 3 card detect in the low byte, there with the
        /// level in the upper 16 bits.
        /// </param>
        /// <param name="data2">Second word; GPIO: level; serial: SerialData value; storage: volume index, or slot for card detect.</param>
        /// <param name="utcTicks">System time when queued, in 100 ns, 10 ms steps.</param>
        void OnNativeEvent(int category, uint data1, uint data2, long utcTicks);
    }

    /// <summary>GPIO pins.</summary>
    public interface IGpio
    {
        /// <summary>Reserves a pin.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <returns>False when the pin does not exist or is taken (flash, PSRAM, a peripheral, another open pin).</returns>
        bool Reserve(int pin);

        /// <summary>Releases a reserved pin.</summary>
        /// <param name="pin">GPIO number.</param>
        void Release(int pin);

        /// <summary>Tells whether a pin can be put into a mode (34..39 are inputs without pulls).</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="mode">System.Device.Gpio.PinMode value.</param>
        /// <returns>True when supported.</returns>
        bool IsModeSupported(int pin, int mode);

        /// <summary>Sets the mode. Any output mode drives Low first.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="mode">System.Device.Gpio.PinMode value.</param>
        /// <exception cref="System.ArgumentException">The pin cannot do that.</exception>
        void SetMode(int pin, int mode);

        /// <summary>Reads the level at this instant.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <returns>0 or 1.</returns>
        int Read(int pin);

        /// <summary>Drives a pin.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="value">0 or 1.</param>
        void Write(int pin, int value);

        /// <summary>Inverts an output pin.</summary>
        /// <param name="pin">GPIO number.</param>
        void Toggle(int pin);

        /// <summary>Sets the native debounce time, 10 ms granularity; 0 = none.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="debounceTicks">100 ns units.</param>
        void SetDebounce(int pin, long debounceTicks);

        /// <summary>Switches the pin's interrupt on or off. Re-runs SetMode, so an output is forced Low.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="enabled">True to queue an event for each edge.</param>
        void SetEvents(int pin, bool enabled);
    }

    /// <summary>The pulse counter hardware (PCNT): 8 units on the classic ESP32; counts while the CLR is blocked.</summary>
    public interface IPulseCounters
    {
        /// <summary>Takes a unit and reserves the pins (the result of the reservation is not checked, as in the driver).</summary>
        /// <param name="pinA">GPIO number.</param>
        /// <param name="pinB">GPIO number or -1.</param>
        /// <returns>A handle.</returns>
        /// <exception cref="System.InvalidOperationException">No unit is free.</exception>
        int Open(int pinA, int pinB);

        /// <summary>Gives the unit back.</summary>
        /// <param name="handle">The handle.</param>
        void Close(int handle);

        /// <summary>Starts counting.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="polarity">GpioPulsePolarity value: Both = 0, Falling = 1, Rising = 2.</param>
        /// <param name="filterCycles">0..1023 cycles of 80 MHz; shorter pulses are not counted.</param>
        void Start(int handle, int polarity, int filterCycles);

        /// <summary>Stops counting.</summary>
        /// <param name="handle">The handle.</param>
        void Stop(int handle);

        /// <summary>Reads the count.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="reset">True to set it to zero after reading.</param>
        /// <param name="relativeTicks">Time since start, 100 ns units.</param>
        /// <returns>The count.</returns>
        long Read(int handle, bool reset, out long relativeTicks);
    }

    /// <summary>I2S ports.</summary>
    public interface II2s
    {
        /// <summary>Installs the driver and starts the stream. A second open of the same bus shares the first one's driver.</summary>
        /// <param name="busId">1 or 2.</param>
        /// <param name="mode">I2sMode flags.</param>
        /// <param name="bits">I2sBitsPerSample value.</param>
        /// <param name="channelFormat">I2sChannelFormat value.</param>
        /// <param name="communicationFormat">I2sCommunicationFormat value.</param>
        /// <param name="sampleRate">Frames per second.</param>
        /// <param name="bufferBytes">DMA bytes; 256-frame descriptors, 2..128 of them.</param>
        /// <returns>A handle.</returns>
        /// <exception cref="System.ArgumentException">Install failed.</exception>
        int Open(int busId, int mode, int bits, int channelFormat, int communicationFormat, int sampleRate, int bufferBytes);

        /// <summary>Closes one user; the last one uninstalls the driver.</summary>
        /// <param name="handle">The handle.</param>
        void Close(int handle);

        /// <summary>Waits until count bytes have come and copies them: interleaved frames, 16-bit little endian for Bit16.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="buffer">Destination from index 0.</param>
        /// <param name="count">Bytes, a whole number of frames.</param>
        void Read(int handle, byte[] buffer, int count);

        /// <summary>Plays count bytes.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="buffer">Source from index 0.</param>
        /// <param name="count">Bytes.</param>
        void Write(int handle, byte[] buffer, int count);
    }

    /// <summary>I2C ports.</summary>
    public interface II2c
    {
        /// <summary>Opens a device. The bus takes the speed of the device opened last.</summary>
        /// <param name="busId">1 or 2.</param>
        /// <param name="address">7-bit address.</param>
        /// <param name="speed">I2cBusSpeed value.</param>
        /// <returns>A handle.</returns>
        /// <exception cref="System.Exception">The pins are not mapped or are taken.</exception>
        int Open(int busId, int address, int speed);

        /// <summary>Closes a device.</summary>
        /// <param name="handle">The handle.</param>
        void Close(int handle);

        /// <summary>Writes, then reads after a repeated start.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="write">Bytes to send, or null.</param>
        /// <param name="read">Bytes to fill, or null.</param>
        /// <param name="transferred">Bytes that went over the bus.</param>
        /// <returns>I2cTransferStatus value; a NACK does not throw.</returns>
        int Transfer(int handle, byte[] write, byte[] read, out uint transferred);
    }

    /// <summary>UARTs.</summary>
    public interface IUart
    {
        /// <summary>Gets the usable ports, e.g. COM2, COM3 (COM1 belongs to the debugger).</summary>
        /// <returns>Names.</returns>
        string[] GetPortNames();

        /// <summary>Opens a port.</summary>
        /// <param name="port">1 = COM1 ….</param>
        /// <param name="ringBytes">Size of the receive ring; a full ring drops new bytes silently.</param>
        /// <exception cref="System.ArgumentException">COM1, or no such port.</exception>
        /// <exception cref="System.Exception">Pins not mapped.</exception>
        void Open(int port, int ringBytes);

        /// <summary>Sets the line; may be called while open.</summary>
        /// <param name="port">Port number.</param>
        /// <param name="baud">Bits per second.</param>
        /// <param name="dataBits">5..8.</param>
        /// <param name="parity">Parity value.</param>
        /// <param name="stopBits">StopBits value.</param>
        void Configure(int port, int baud, int dataBits, int parity, int stopBits);

        /// <summary>Closes a port.</summary>
        /// <param name="port">Port number.</param>
        void Close(int port);

        /// <summary>Gets the number of received bytes in the ring.</summary>
        /// <param name="port">Port number.</param>
        /// <returns>Bytes.</returns>
        int BytesToRead(int port);

        /// <summary>Cooperative: waits until the ring holds count bytes.</summary>
        /// <param name="port">Port number.</param>
        /// <param name="count">Bytes wanted.</param>
        /// <param name="timeoutMs">-1 = for ever.</param>
        /// <returns>False on timeout; the bytes stay in the ring.</returns>
        bool WaitForBytes(int port, int count, int timeoutMs);

        /// <summary>Cooperative: waits until the ring holds the byte.</summary>
        /// <param name="port">Port number.</param>
        /// <param name="value">The byte, e.g. the last of NewLine.</param>
        /// <param name="timeoutMs">-1 = for ever.</param>
        /// <returns>Number of bytes up to and with it, or -1 on timeout.</returns>
        int WaitForByte(int port, int value, int timeoutMs);

        /// <summary>Takes bytes out of the ring.</summary>
        /// <param name="port">Port number.</param>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">At most BytesToRead.</param>
        /// <returns>Bytes taken.</returns>
        int Take(int port, byte[] buffer, int offset, int count);

        /// <summary>Cooperative: sends bytes; what does not fit the 128-byte FIFO takes line time.</summary>
        /// <param name="port">Port number.</param>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes.</param>
        void Write(int port, byte[] buffer, int offset, int count);

        /// <summary>Arms the DataReceived event.</summary>
        /// <param name="port">Port number.</param>
        /// <param name="threshold">Bytes in the ring; 0 = off.</param>
        /// <param name="watchChar">Character, or -1.</param>
        void SetEvents(int port, int threshold, int watchChar);
    }

    /// <summary>Volumes and files. Paths as the firmware writes them: "D:\\DIR\\NAME".</summary>
    /// <remarks>Errors of the SD driver are plain System.Exception; misuse of the API throws what the library throws.</remarks>
    public interface IFiles
    {
        /// <summary>Mounts the SD card.</summary>
        /// <param name="slot">0.</param>
        /// <param name="mmc">True for SDMMC, false for SPI.</param>
        /// <param name="dataWidth">1 or 4.</param>
        /// <exception cref="System.Exception">No card, not FAT, or bus trouble.</exception>
        void Mount(int slot, bool mmc, int dataWidth);

        /// <summary>Unmounts the SD card.</summary>
        /// <param name="slot">0.</param>
        void Unmount(int slot);

        /// <summary>Tells whether it is mounted.</summary>
        /// <param name="slot">0.</param>
        /// <returns>True when mounted; stays true after a card was pulled, until an unmount.</returns>
        bool IsMounted(int slot);

        /// <summary>Gets mounted volumes, e.g. "I:\\", "D:\\".</summary>
        /// <returns>Roots.</returns>
        string[] GetDrives();

        /// <summary>Opens or creates a file and takes more than 4 KB of DMA-capable memory for it.</summary>
        /// <param name="path">Full path.</param>
        /// <param name="mode">FileMode value. The library passes OpenOrCreate only and does the rest of a mode itself, as SetLength and SetPosition.</param>
        /// <param name="access">FileAccess value.</param>
        /// <returns>A handle.</returns>
        int Open(string path, int mode, int access);

        /// <summary>Closes a file; on today's driver the only thing that commits.</summary>
        /// <param name="handle">The handle.</param>
        void Close(int handle);

        /// <summary>Reads.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes wanted.</param>
        /// <returns>Bytes read; 0 at the end.</returns>
        int Read(int handle, byte[] buffer, int offset, int count);

        /// <summary>Writes all bytes at the position.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">Bytes.</param>
        void Write(int handle, byte[] buffer, int offset, int count);

        /// <summary>fflush; durable only on a driver that syncs.</summary>
        /// <param name="handle">The handle.</param>
        void Flush(int handle);

        /// <summary>Gets the length in bytes.</summary>
        /// <param name="handle">The handle.</param>
        /// <returns>Bytes.</returns>
        long GetLength(int handle);

        /// <summary>Sets the length; longer pre-allocates; position stays.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="length">Bytes.</param>
        void SetLength(int handle, long length);

        /// <summary>Gets the position.</summary>
        /// <param name="handle">The handle.</param>
        /// <returns>Bytes from the beginning.</returns>
        long GetPosition(int handle);

        /// <summary>Sets the position.</summary>
        /// <param name="handle">The handle.</param>
        /// <param name="position">Bytes from the beginning.</param>
        void SetPosition(int handle, long position);

        /// <summary>Tells whether a file exists.</summary>
        /// <param name="path">Full path.</param>
        /// <returns>True for a file.</returns>
        bool FileExists(string path);

        /// <summary>Tells whether a directory exists.</summary>
        /// <param name="path">Full path.</param>
        /// <returns>True for a directory or a mounted root.</returns>
        bool DirectoryExists(string path);

        /// <summary>Deletes a file.</summary>
        /// <param name="path">Full path.</param>
        void DeleteFile(string path);

        /// <summary>Creates a directory with its parents.</summary>
        /// <param name="path">Full path.</param>
        void CreateDirectory(string path);

        /// <summary>Deletes a directory.</summary>
        /// <param name="path">Full path.</param>
        /// <param name="recursive">True to delete what it holds.</param>
        void DeleteDirectory(string path, bool recursive);

        /// <summary>Renames within a volume; the target must not exist; not atomic under a power cut.</summary>
        /// <param name="from">Full path.</param>
        /// <param name="to">Full path.</param>
        void Move(string from, string to);

        /// <summary>Lists files (full paths), in directory order.</summary>
        /// <param name="path">Directory.</param>
        /// <returns>Full paths.</returns>
        string[] GetFiles(string path);

        /// <summary>Lists directories (full paths), in directory order.</summary>
        /// <param name="path">Directory.</param>
        /// <returns>Full paths.</returns>
        string[] GetDirectories(string path);

        /// <summary>Gets FileAttributes.</summary>
        /// <param name="path">Full path.</param>
        /// <returns>FileAttributes value.</returns>
        int GetAttributes(string path);

        /// <summary>Sets FileAttributes.</summary>
        /// <param name="path">Full path.</param>
        /// <param name="attributes">FileAttributes value.</param>
        void SetAttributes(string path, int attributes);
    }

    /// <summary>Clock, pins' functions, reboot, memory, crypto.</summary>
    public interface ISystem
    {
        /// <summary>Gets microseconds since boot (esp_timer).</summary>
        /// <returns>Microseconds.</returns>
        ulong GetHighResUs();

        /// <summary>Gets milliseconds since boot in steps of 10.</summary>
        /// <returns>Milliseconds.</returns>
        long GetTickCountMs();

        /// <summary>Sets the system clock; the sub-second phase becomes 0.</summary>
        /// <param name="utcTicks">100 ns since year 1, cut to whole seconds.</param>
        void SetUtc(long utcTicks);

        /// <summary>Reboots; never returns.</summary>
        /// <param name="option">RebootOption value.</param>
        void Reboot(int option);

        /// <summary>Maps a pin to a peripheral.</summary>
        /// <param name="pin">GPIO number.</param>
        /// <param name="function">DeviceFunction value.</param>
        void SetPinFunction(int pin, int function);

        /// <summary>Gets the pin that a peripheral uses.</summary>
        /// <param name="function">DeviceFunction value.</param>
        /// <returns>GPIO number or -1.</returns>
        int GetFunctionPin(int function);

        /// <summary>Gets a SystemInfo string: "Version", "OEMString", "TargetName", "Platform", ….</summary>
        /// <param name="name">Property name.</param>
        /// <returns>The text.</returns>
        string GetInfo(string name);

        /// <summary>Runs the garbage collector.</summary>
        /// <param name="compact">True to compact.</param>
        /// <returns>Free bytes of the managed heap.</returns>
        uint RunGc(bool compact);

        /// <summary>Gets native memory figures.</summary>
        /// <param name="kind">NativeMemory.MemoryType value.</param>
        /// <param name="total">Bytes.</param>
        /// <param name="free">Bytes.</param>
        /// <param name="largest">Bytes in the largest free block.</param>
        void GetMemory(int kind, out uint total, out uint free, out uint largest);

        /// <summary>CRC-32 (IEEE, reflected) by the ROM.</summary>
        /// <param name="crc">Running value; 0 to begin.</param>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">0..32,767.</param>
        /// <param name="count">0..32,767.</param>
        /// <returns>New running value.</returns>
        uint Crc32(uint crc, byte[] buffer, int offset, int count);

        /// <summary>HMAC-SHA256.</summary>
        /// <param name="key">Key.</param>
        /// <param name="data">Whole array.</param>
        /// <returns>32 bytes.</returns>
        byte[] HmacSha256(byte[] key, byte[] data);

        /// <summary>HMAC-SHA512.</summary>
        /// <param name="key">Key.</param>
        /// <param name="data">Whole array.</param>
        /// <returns>64 bytes.</returns>
        byte[] HmacSha512(byte[] key, byte[] data);

        /// <summary>AES-128 without padding.</summary>
        /// <param name="encrypt">True to encrypt.</param>
        /// <param name="cbc">True for CBC, false for ECB.</param>
        /// <param name="key">16 bytes.</param>
        /// <param name="iv">16 bytes for CBC; not changed.</param>
        /// <param name="data">Multiple of 16 bytes.</param>
        /// <returns>As long as data.</returns>
        byte[] Aes(bool encrypt, bool cbc, byte[] key, byte[] iv, byte[] data);
    }
}
