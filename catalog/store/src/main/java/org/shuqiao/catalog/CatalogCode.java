package org.shuqiao.catalog;

import org.shuqiao.standards.error.ErrorCode;
import org.shuqiao.standards.error.ErrorText;

/**
 * The errors of the catalogue: refused actions ({@code 00..}), findings about a draft's fields ({@code 01..})
 * and those of an Apache Atlas ({@code 02..}).
 */
public enum CatalogCode implements ErrorCode {
    ENTRY_UNKNOWN("SQ-CAT-0001", "目录条目 {0} 不存在。", "There is no catalogue entry {0}.",
            "请检查条目编号或资源代码。", "Check the entry number or the resource code."),
    VERSION_UNKNOWN("SQ-CAT-0002", "条目 {0} 没有第 {1} 版。", "Entry {0} has no version {1}.",
            "请查看条目的历史版本。", "See the history of the entry."),
    STATE_FORBIDS("SQ-CAT-0003", "该版本处于“{0}”状态，不能{2}。", "The version is {1}: it cannot be {3} now.",
            "请刷新页面查看当前状态。", "Reload to see where it stands."),
    CHANGED_MEANWHILE("SQ-CAT-0004", "条目 {0} 第 {1} 版已被他人修改。", "Version {1} of entry {0} was changed by someone else meanwhile.",
            "请重新载入后再操作。", "Load it again and repeat what you did."),
    NOT_PROVIDER("SQ-CAT-0005", "只有提供方“{0}”的数据专员可以这样做。", "Only an officer of the provider {0} may do this.",
            "请由提供方的数据专员办理。", "Ask an officer of the provider."),
    NOT_AUTHORITY("SQ-CAT-0006", "只有数据主管部门可以审核目录。", "Only the authority reviews the catalogue.",
            "请由数据主管部门的审核人办理。", "Ask a reviewer of the authority."),
    SAME_PERSON("SQ-CAT-0007", "编制、提交目录的人不能自行审核。", "Who wrote or submitted an entry cannot review it.",
            "请由另一位审核人办理。", "Ask another reviewer."),
    REASON_MISSING("SQ-CAT-0008", "退回或撤销必须说明理由。", "Returning or withdrawing an entry needs a reason.",
            "请填写理由。", "State the reason."),
    RUN_RECORDED_OTHERWISE("SQ-CAT-0009", "数据集 {0} 在运行 {1} 中已登记过不同的内容。", "Run {1} recorded other facts of the dataset {0} before.",
            "登记过的内容不可更改，请以新的运行重新登记。", "Recorded facts do not change: record a new run."),
    DATASET_UNKNOWN("SQ-CAT-0010", "没有数据集 {0}。", "There is no dataset {0}.",
            "请先完成归集和标准化，或检查数据集编号。", "Collect and standardize it first, or check its id."),
    DEPARTMENT_UNKNOWN("SQ-CAT-0011", "没有登记部门 {0}。", "The department {0} is not registered.",
            "请先在部门名录中登记。", "Register it in the list of departments first."),
    INDEX_UNUSABLE("SQ-CAT-0012", "检索索引目录 {0} 无法读写。", "The search index folder {0} cannot be read or written.",
            "请检查磁盘空间、权限，以及是否有另一个进程占用；索引可随时重建。", "Check space, permissions and whether another process uses it; the index can be rebuilt at any time."),
    VERSION_OPEN("SQ-CAT-0013", "条目 {0} 已有正在办理的版本 {1}。", "Version {1} of entry {0} is already on its way.",
            "请在该版本上继续，或先作废它。", "Go on with that version, or discard it first."),
    DEPARTMENT_INVALID("SQ-CAT-0014", "部门 {0} 的登记项“{1}”有误。", "The department {0} is registered with a wrong {1}.",
            "编号用小写字母、数字和下划线，名称不能为空，区划为六、九或十二位数字。", "Ids are lower-case letters, digits and _, names are not empty, divisions have 6, 9 or 12 digits."),
    ROWS_UNBALANCED("SQ-CAT-0015", "数据集 {0} 在运行 {1} 中的行数不平衡。", "The rows of the dataset {0} in run {1} do not add up.",
            "应有：读入 = 标准 + 问题数据 + 合并。请检查该次运行。", "Rows in must be standard + quarantined + merged: check that run."),
    PAGE_OUT_OF_RANGE("SQ-CAT-0016", "检索分页超出范围。", "The search page is out of range.",
            "每页 1 至 {0} 条，最多翻到第 {1} 条；请缩小检索范围。", "Pages have 1 to {0} hits and reach to hit {1}: narrow the search."),
    FILE_HAS_NO_ENTRY("SQ-CAT-0017", "数据源 {0} 的文件没有目录条目草稿。", "The source file of {0} has no entry draft.",
            "请在文件中补上 entry 一节。", "Add the section entry to the file."),
    FACTS_OF_ANOTHER_DATASET("SQ-CAT-0018", "登记信息属于数据集 {1}，不属于 {0}。", "The facts are of the dataset {1}, not of {0}.",
            "请使用同一数据集的登记信息。", "Use the facts of the same dataset."),

    FIELD_MISSING("SQ-CAT-0101", "未填写。", "This is not filled in.", "请填写该项。", "Fill it in."),
    NOT_PLAIN("SQ-CAT-0102", "含有换行、标签、控制字符或首尾空格。", "It holds line breaks, markup, control characters or outer spaces.",
            "请只用普通文字。", "Use plain text only."),
    TOO_LONG("SQ-CAT-0103", "超过 {0} 个字符。", "It is longer than {0} characters.", "请缩短。", "Shorten it."),
    NOT_LISTED("SQ-CAT-0104", "不在允许的取值之内。", "It is not one of the allowed values.", "可用的取值：{0}。", "Allowed: {0}."),
    CATEGORY_MALFORMED("SQ-CAT-0105", "信息资源分类不完整或格式不对。", "The category is incomplete or malformed.",
            "类为 1 至 3，项为两位数字，目为两至三位数字，细目为数字。", "Class 1 to 3, item two digits, section two or three digits, detail digits."),
    PROVIDER_UNKNOWN("SQ-CAT-0106", "提供方不在部门名录中。", "The provider is not a registered department.",
            "请从部门名录中选择。", "Choose one of the registered departments."),
    PROVIDER_CODE_INVALID("SQ-CAT-0107", "提供方代码不是有效的统一社会信用代码。", "The provider code is not a valid unified social credit code.",
            "请按 GB 32100 核对十八位代码。", "Check the 18 characters against GB 32100."),
    PROVIDER_CODE_DIFFERS("SQ-CAT-0108", "提供方代码与部门名录中的不一致。", "The provider code is not the one the department is registered with.",
            "请使用部门名录中的代码。", "Use the registered code."),
    NO_ITEMS("SQ-CAT-0109", "没有信息项。", "There are no items.", "请至少填写一个信息项。", "Add at least one item."),
    ITEM_REPEATED("SQ-CAT-0110", "信息项重复。", "The item is there twice.", "请删除重复项或改名。", "Remove or rename one of them."),
    ITEM_NAMES_UNIT("SQ-CAT-0111", "信息项名称里写了计量单位。", "The item name holds a unit.",
            "名称不写单位，单位由数据元规定。", "Leave the unit out: the data element says it."),
    ITEM_NOT_IN_DATASET("SQ-CAT-0112", "数据集中没有这一列。", "The dataset has no such column.",
            "请按数据集的列名填写。", "Use the name of a column of the dataset."),
    ITEM_TYPE_DIFFERS("SQ-CAT-0113", "类型与数据集的列不一致。", "The type is not that of the dataset column.",
            "数据集中的类型：{0}。", "The column has the type {0}."),
    MODE_DISAGREES("SQ-CAT-0114", "共享方式“{0}”与信息资源格式不符。", "The sharing mode {1} does not agree with the format.",
            "该格式可用的方式：{2}。", "Modes of this format: {2}."),
    CONDITION_MISSING("SQ-CAT-0115", "有条件共享未写明共享条件。", "Conditional sharing lacks its condition.",
            "请写明共享条件。", "State the condition."),
    BASIS_MISSING("SQ-CAT-0116", "缺少依据。", "The legal basis is missing.",
            "有条件共享和不予共享须列明法律、行政法规或国务院决定。", "Conditional and refused sharing must cite a law, a regulation or a State Council decision."),
    CONDITION_UNEXPECTED("SQ-CAT-0117", "无条件却写了条件。", "A condition is stated although there is none.",
            "请删除条件，或改为有条件。", "Remove it, or make the class conditional."),
    OPEN_CONDITION_MISSING("SQ-CAT-0118", "有条件开放未写明开放条件。", "Conditional opening lacks its condition.",
            "请写明开放条件。", "State the condition."),
    OPENED_WIDER("SQ-CAT-0119", "对社会开放的范围大于部门间共享的范围。", "It is open to the public wider than it is shared between departments.",
            "请调整开放属性或共享属性。", "Change the opening or the sharing class."),
    GRADE_BELOW_ITEM("SQ-CAT-0120", "条目的级别低于其信息项的级别“{0}”。", "The grade is below that of an item, {1}.",
            "就高从严：条目不得低于最高的信息项。", "The entry takes at least the highest grade of its items."),
    GRADE_BELOW_SOURCE("SQ-CAT-0121", "级别低于来源数据的级别“{0}”。", "The grade is below that of the data it is derived from, {1}.",
            "请提高级别，或说明重新定级的理由。", "Raise it, or give the reason for grading anew."),
    GRADE_FORBIDS_SHARING("SQ-CAT-0122", "重要数据和核心数据不能无条件共享或开放。", "Important and core data are not shared or opened without condition.",
            "请改为有条件或不予。", "Make it conditional or refuse it."),
    NAME_TAKEN("SQ-CAT-0123", "该提供方已发布同名条目 {0}。", "The provider has already published an entry of this name, {0}.",
            "请改名，或在已有条目上编制新版本。", "Rename it, or write a new version of that entry."),
    RELATED_UNKNOWN("SQ-CAT-0124", "关联资源代码未发布。", "The related resource code is not published.",
            "请填写已发布条目的资源代码。", "Use the code of a published entry."),
    CODE_FIXED("SQ-CAT-0125", "已发布过的条目不能更改分类或提供方。", "Category and provider of an entry that was published are fixed.",
            "资源代码由分类生成：请撤销后另编新条目。", "The resource code is made from them: withdraw the entry and write a new one."),
    DATASET_NOT_RECORDED("SQ-CAT-0126", "平台上没有该数据集。", "The platform has no such dataset.",
            "请先完成归集和标准化。", "Collect and standardize it first."),
    OVERLAPS("SQ-CAT-0127", "与已发布的条目 {0} 相似：名称相同或多数信息项相同。", "It resembles the published entry {0}: same name or mostly the same items.",
            "一数一源：请先看该条目能否满足需要，否则说明理由。", "One source per datum: see whether that entry serves, else state why not."),
    DATASET_OF_OTHER("SQ-CAT-0128", "数据集属于另一个部门。", "The dataset belongs to another department.",
            "请由该部门编制目录。", "That department writes the entry."),
    BASIS_NOT_LAW("SQ-CAT-0129", "不予共享的依据没有指明法律、行政法规或国务院决定。", "The basis of not sharing names no law, regulation or State Council decision.",
            "请写明文件名称或文号，例如《…法》第…条。", "Name it, with its article or document number."),

    ATLAS_UNREACHABLE("SQ-CAT-0201", "Apache Atlas（{0}）无法连接或没有及时应答。", "Apache Atlas at {0} cannot be reached or does not answer in time.",
            "待发布的内容已保存，恢复后自动发布；请检查该服务和 catalog.atlas 的设置。", "What waits is kept and published when it returns: check the service and catalog.atlas."),
    ATLAS_LOGIN("SQ-CAT-0202", "Apache Atlas（{0}）拒绝用户“{1}”登录或操作。", "Apache Atlas at {0} refuses the user {1}.",
            "请检查 catalog.user 及其密码，以及该用户的权限。", "Check catalog.user, its password and what it may do."),
    ATLAS_REFUSED("SQ-CAT-0203", "Apache Atlas 拒绝了请求（{0}）。", "Apache Atlas refuses what was asked of it ({0}).",
            "请查看 Atlas 的日志；更正后运行 ./shuqiao atlas publish --all。", "See the log of Atlas; once mended, run ./shuqiao atlas publish --all."),
    ATLAS_FAILED("SQ-CAT-0204", "Apache Atlas 内部出错（{0}）。", "Apache Atlas failed inside ({0}).",
            "请查看 Atlas 的日志；平台会再次尝试。", "See the log of Atlas; the platform tries again."),
    ATLAS_ALTERED("SQ-CAT-0205", "Atlas 中条目 {0} 第 {1} 版的内容与其摘要不符。", "What Atlas says of version {1} of entry {0} does not have its digest.",
            "它在平台之外被改动过：运行 ./shuqiao atlas publish --all 重新发布。", "It was changed outside the platform: publish it anew with ./shuqiao atlas publish --all."),
    ATLAS_TRUST("SQ-CAT-0206", "证书文件 {0} 无法使用。", "The certificate file {0} cannot be used.",
            "catalog.trust 应是含有签发机构证书的 PEM 文件。", "catalog.trust names a PEM file with the authority''s certificates."),
    ATLAS_NOT_CONFIGURED("SQ-CAT-0207", "没有配置 Apache Atlas。", "No Apache Atlas is configured.",
            "请在 conf/shuqiao.yaml 中填写 catalog.atlas 后重启。", "Set catalog.atlas in conf/shuqiao.yaml and start again.");

    private final ErrorText text;

    CatalogCode(String id, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
