package org.shuqiao.ledger.network;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of a Fabric network on this machine. */
public enum NetworkCode implements ErrorCode {
    PROGRAM_MISSING("SQ-FAB-0001", ErrorKind.UNAVAILABLE,
            "没有找到 Hyperledger Fabric 的程序：{0}（找过 FABRIC_HOME/bin 和 PATH）。",
            "Programs of Hyperledger Fabric were not found: {0} (FABRIC_HOME/bin and PATH were searched).",
            "从 https://github.com/hyperledger/fabric/releases 下载 2.5 系列中 2.5.16 或更新的版本，解压后把环境变量 FABRIC_HOME 指向该目录。",
            "Download 2.5.16 or a later 2.5 from https://github.com/hyperledger/fabric/releases, unpack it and let "
                    + "the environment variable FABRIC_HOME name that folder."),
    PROGRAM_VERSION("SQ-FAB-0002", ErrorKind.UNAVAILABLE,
            "{0} 的版本是 {1}，需要 2.5.16 或更新的 2.5 版本。", "{0} is version {1}; 2.5.16 or a later 2.5 is needed.",
            "从 https://github.com/hyperledger/fabric/releases 下载后把环境变量 FABRIC_HOME 指向该目录。",
            "Download it from https://github.com/hyperledger/fabric/releases and let the environment variable "
                    + "FABRIC_HOME name its folder."),
    STEP_FAILED("SQ-FAB-0003", ErrorKind.UNAVAILABLE,
            "建网步骤“{0}”没有成功（{1}）。", "The step ''{0}'' did not succeed ({1}).",
            "请查看 {2}，修正后再次运行 ./shuqiao fabric up，已完成的步骤不会重做。",
            "Look into {2}, mend it and run ./shuqiao fabric up again: steps that are done are not repeated."),
    NODE_SILENT("SQ-FAB-0004", ErrorKind.UNAVAILABLE,
            "{0} 启动后没有应答。", "{0} was started and does not answer.",
            "请查看 {1}。", "Look into {1}."),
    PORT_TAKEN("SQ-FAB-0005", ErrorKind.CONFLICT,
            "{0} 的端口 {1} 被别的程序占用。", "The port {1} of {0} is used by another program.",
            "请停止那个程序；或 ./shuqiao fabric down --erase 后用 --base-port 重建网络（账本数据会丢失）。",
            "End that program; or erase the network with ./shuqiao fabric down --erase (its ledger is lost) and bring "
                    + "it up with --base-port."),
    OTHER_PROFILE("SQ-FAB-0006", ErrorKind.CONFLICT,
            "已有的网络是 {0}，不能改为 {1}。", "The network that is there is {0} and cannot become {1}.",
            "不带 --profile 启动原网络，或先 ./shuqiao fabric down --erase（账本数据会丢失）。",
            "Bring it up without --profile, or erase it first with ./shuqiao fabric down --erase (its ledger is "
                    + "lost)."),
    NOT_BUILT("SQ-FAB-0007", ErrorKind.UNAVAILABLE,
            "缺少构建产物 {0}。", "A part that the build makes is missing: {0}.",
            "请运行 ./shuqiao build。", "Run ./shuqiao build."),
    BUSY("SQ-FAB-0008", ErrorKind.CONFLICT,
            "另一个命令正在处理 {0} 中的网络。", "Another command is at work on the network in {0}.",
            "请等它结束。", "Wait until it has ended."),
    AUTHORITY_CHANGED("SQ-FAB-0009", ErrorKind.CONFLICT,
            "网络的数据主管部门是 {0}，部门文件中排第一的却是 {1}。",
            "The network''s data authority is {0}, and the file of departments begins with {1}.",
            "把 {0} 放回 conf/departments.yaml 的第一位，或删除网络后重建。",
            "Put {0} first in conf/departments.yaml again, or erase the network and bring it up anew.");

    private final ErrorKind kind;
    private final ErrorText text;

    NetworkCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
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
