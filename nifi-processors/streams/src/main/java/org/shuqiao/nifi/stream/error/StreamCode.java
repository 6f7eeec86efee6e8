package org.shuqiao.nifi.stream.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/**
 * Error codes of streams ({@code SQ-COL-0085} and following). The first ones say why a frame or message was refused;
 * such a one is counted and kept, and the stream goes on. Arguments name places, devices and counts, never values.
 */
public enum StreamCode implements ErrorCode {
    FRAME_TORN("0085", ErrorKind.INVALID,
            "{0} 发来的字节不成完整的一帧。", "{0} sent bytes that are no whole frame.",
            "未应答，设备会重发；若经常出现，请检查网络，并核对设备是否按 HJ 212 发送。",
            "They were not answered, so a frame is sent again; if it happens often, check the network, and that the "
                    + "device sends HJ 212."),
    TIMES_OFF("0086", ErrorKind.INVALID,
            "{0} 本批有 {1} 行迟到（超过 {2}），{3} 行的时间晚于到达时间。",
            "{1} rows of {0} came late (by more than {2}), {3} have a time later than their arrival.",
            "已照常入库、标出并按键合并；请检查网络与设备的时钟（HJ 212 命令 1012 可校时）。",
            "They landed, are marked, and are merged by key; check the network and the devices'' clocks."),
    FRAME_LENGTH("0087", ErrorKind.INVALID,
            "{0} 的一帧声明长度 {1}，实为 {2}。", "A frame of {0} says that it is {1} long and is {2}.",
            "请设备厂商按数据段的字符数填写长度。", "Ask the maker to count the characters of the data segment."),
    FRAME_CRC("0088", ErrorKind.INVALID,
            "{0} 的一帧校验码不符（{1}）。", "The check code of a frame of {0} is wrong ({1}).",
            "请设备厂商按 HJ 212 附录 A 计算：先右移高字节再异或，不是 MODBUS。",
            "Ask the maker to follow annex A of HJ 212: the high byte is shifted away first; it is not MODBUS."),
    FRAME_FORM("0089", ErrorKind.INVALID,
            "{0} 的一帧缺少 {1}。", "A frame of {0} has no {1}.",
            "请设备厂商补齐该字段。", "Ask the maker to send this field."),
    CIPHER_KEY("0090", ErrorKind.UNAVAILABLE,
            "设备 {0} 加密发送，但没有它的密钥。", "The device {0} sends enciphered and there is no key of it.",
            "请在 secret 所指的口令中加一行：设备编号、空格、32 位十六进制密钥。",
            "Add a line to what secret names: the device''s number, a blank, the key as 32 hexadecimal digits."),
    FRAMES_REFUSED("0091", ErrorKind.INVALID,
            "{0} 已拒收 {1} 帧或消息（{2}）。", "{0} refused {1} frames or messages ({2}).",
            "运行 ./shuqiao streams 查看原因；原文留在暂存区的 refused.log。",
            "Run ./shuqiao streams for the reasons; what was refused is in refused.log of the spool."),
    DEVICE_UNKNOWN("0092", ErrorKind.REFUSED,
            "设备 {0} 不在 devices 之列。", "The device {0} is not one of devices.",
            "确属本数据集时，请把设备编号加入源文件的 devices。", "If it belongs to the dataset, add it to devices of the source file."),
    PACKETS_MISSING("0093", ErrorKind.INVALID,
            "设备 {0} 的一条数据分 {1} 包，只到了 {2} 包。", "Of {1} packets of one message of {0} only {2} came.",
            "已到的包照原样入库并标出；请检查网络。", "The packets that came are landed as they are, and marked; check the network."),
    MESSAGE_FORM("0094", ErrorKind.INVALID,
            "主题 {0} 的一条消息不是 JSON 对象或其数组。", "A message of {0} is no JSON object, nor a list of them.",
            "消息已计数并留存，未入库；请来源部门改正。", "It was counted and kept but not landed; ask the department to correct it."),
    COLUMNS_ADDED("0095", ErrorKind.CONFLICT,
            "{0} 有 {1} 行多出了契约之外的字段：{2}。", "{1} rows of {0} have fields that the contract does not: {2}.",
            "采集照常进行，这些字段没有入库；需要时请加入契约与映射。",
            "Collecting goes on without them; add them to contract and mapping if they are wanted."),
    ADDRESS_TAKEN("0096", ErrorKind.CONFLICT,
            "不能在 {0} 上监听（{1}）。", "The address {0} cannot be listened on ({1}).",
            "请核对 listen 的地址，或停止占用该端口的程序。", "Check listen, or stop what uses the port."),
    BROKER_DOWN("0097", ErrorKind.UNAVAILABLE,
            "连接不上消息服务 {0}。", "The broker {0} cannot be reached.",
            "请检查地址、端口和网络；恢复后会自动续收。", "Check host, port and network; receiving goes on by itself once it is back."),
    BROKER_DENIED("0098", ErrorKind.UNAVAILABLE,
            "消息服务 {0} 拒绝了用户名或口令。", "The broker {0} refused the user or the password.",
            "请核对 user 和 secret 所指的口令。", "Check user and the password that secret names."),
    CONNECTIONS_FULL("0099", ErrorKind.EXHAUSTED,
            "{0} 的连接已满（上限 {1}）。", "{0} has as many connections as it takes ({1}).",
            "请调大 connections，或检查设备是否重复连接。", "Raise connections, or check whether devices connect more than once."),
    SPOOL_FULL("0100", ErrorKind.EXHAUSTED,
            "{0} 的暂存区已满（上限 {1} 字节）。", "The spool of {0} is full (limit {1} bytes).",
            "新数据不再应答，设备会重发；请运行 ./shuqiao collect {0} 入库。",
            "What comes is not answered, so it is sent again; run ./shuqiao collect {0} to land what is there."),
    SPOOL_UNUSABLE("0107", ErrorKind.UNAVAILABLE,
            "暂存区 {0} 不能读写。", "The spool {0} cannot be read or written.",
            "请检查目录、权限和磁盘。", "Check the folder, its permissions and the disk."),
    SPOOL_BUSY("0116", ErrorKind.CONFLICT,
            "另一个进程正在向暂存区 {0} 写入。", "Another process writes to the spool {0}.",
            "一个数据流只由一个进程接收；请先停止另一个。", "One process receives a stream; stop the other one first."),
    SPOOL_BEHIND("0117", ErrorKind.CONFLICT,
            "落地区比暂存区 {0} 更新，暂存区可能被换成了旧的一份。",
            "The landing zone is newer than the spool {0}, which may have been replaced by an old copy.",
            "没有入库；请恢复原来的暂存区，或清空它后重新接收。",
            "Nothing landed; bring the spool back, or empty it and receive anew."),
    NOTHING_CAME("0118", ErrorKind.UNAVAILABLE,
            "{0} 秒内没有从 {1} 收到数据。", "Nothing came from {1} within {0} seconds.",
            "请确认设备或消息服务正在发送，地址与主题无误，然后再试。",
            "Check that the devices or the broker send, and address and topics; then try again."),
    COLUMN_FOREIGN("0119", ErrorKind.INVALID,
            "契约中的列 {0} 不是 HJ 212 数据的列。", "The contract''s column {0} is none of HJ 212 data.",
            "可用的列：{1}。", "There are the columns {1}."),
    BROKER_UNTRUSTED("0140", ErrorKind.UNAVAILABLE,
            "与消息服务 {0} 的 TLS 连接没有建成：证书不可信，或对方不是 TLS。",
            "No TLS connection to the brokers {0}: their certificate is not trusted, or they do not speak TLS.",
            "请用 trust 指明签发证书的机构（PEM），核对证书中的主机名以及端口。",
            "Name the authority of the certificate by trust (PEM); check the host names in it, and the port."),
    TOPIC_DENIED("0141", ErrorKind.UNAVAILABLE,
            "消息服务 {0} 不允许读取主题 {1}，或不允许使用消费组 {2}。",
            "The brokers {0} do not allow the topics {1} to be read, or the group {2} to be used.",
            "请对方授权：主题的 Read 与 Describe，消费组的 Read。",
            "Ask for Read and Describe on the topics and Read on the group."),
    TOPIC_UNKNOWN("0142", ErrorKind.UNAVAILABLE,
            "消息服务 {0} 上没有主题 {1}。", "The brokers {0} have no topic {1}.",
            "请核对 topics；其余主题照常接收，主题建成后自动接收。",
            "Check topics; the others are received, and this one is once it is there."),
    TOMBSTONE("0143", ErrorKind.INVALID,
            "主题 {0} 的一条消息没有内容（只有键的删除标记）。",
            "A message of {0} has no content: it says that a key is gone.",
            "已计数并保留其键，没有删除已入库的行；需要时请数据源另发一条带状态字段的消息。",
            "It is counted and its key kept, and no row that landed goes; "
                    + "ask for a message with a field that says so."),
    OFFSETS_GONE("0144", ErrorKind.CONFLICT,
            "主题分区 {0} 最多 {1} 条消息在读取之前已被消息服务清除（{2} 至 {3}）。",
            "At most {1} messages of {0} went from the brokers before they were read ({2} to {3}).",
            "已从现存最早的一条继续；请延长主题的保留时间，并请数据源补发这一段。",
            "Reading goes on with the oldest that is there; keep messages longer, and ask for these once more."),
    TOPIC_REPLACED("0145", ErrorKind.CONFLICT,
            "主题 {0} 已被删除并重建，此前读到 {1}。", "The topic {0} was deleted and made anew; it had been read to {1}.",
            "已从新主题的第一条开始；请核对旧主题的消息是否都已送达。",
            "Reading begins with the first message of the new one; check that all of the old one had come."),
    LOG_TRUNCATED("0146", ErrorKind.CONFLICT,
            "主题分区 {0} 在消息服务上变短了：此前读到 {1}，现在只到 {2}。",
            "{0} has become shorter at the brokers: it had been read to {1} and ends at {2} now.",
            "已从 {2} 继续，此后的消息都会接收；请消息服务的管理员查明原因。",
            "Reading goes on at {2}, and what comes is received; ask the brokers'' administrators why."),
    MESSAGE_LARGE("0147", ErrorKind.INVALID,
            "主题 {0} 的一条消息有 {1} 字节，超过 {2}。", "A message of {0} has {1} bytes, more than {2}.",
            "没有入库；请数据源分条发送，大文件请改用文件交换。",
            "It did not land; ask for smaller ones, and exchange large files as files."),
    GROUP_SHARED("0148", ErrorKind.CONFLICT,
            "别的程序正以消费组 {0} 读取 {1}，读取进度不能记到消息服务上。",
            "Another program reads {1} as the group {0}, so the brokers cannot keep how far this reading is.",
            "接收照常、不丢不重；请用 group 另取一个消费组名。",
            "Receiving goes on, and nothing is lost or doubled; name another group by group."),
    READ_FAILED("0149", ErrorKind.UNAVAILABLE,
            "读取消息服务 {0} 失败（{1}）。", "Reading from the brokers {0} failed ({1}).",
            "会自动重试，没有跳过任何消息；若一直如此，请把工作进程的日志交给消息服务的管理员。",
            "It is tried again, and no message is passed over; if it stays, show the worker''s log to the brokers'' "
                    + "administrators.");

    private final ErrorKind kind;
    private final ErrorText text;

    StreamCode(String number, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText("SQ-COL-" + number, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
