package org.shuqiao.catalog.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import org.shuqiao.base.label.Labelled;

/** Format of a shared resource: 信息资源格式 of 政务信息资源目录编制指南. */
public enum ResourceFormat implements Labelled {
    FILE("file", "电子文件", "e-file"),
    SPREADSHEET("spreadsheet", "电子表格", "spreadsheet"),
    DATABASE("database", "数据库", "database"),
    IMAGE("image", "图形图像", "image"),
    STREAM("stream", "流媒体", "stream"),
    SELF_DESCRIBING("self-describing", "自描述格式", "self-describing"),
    SERVICE("service", "服务接口", "service interface");

    private final String code;
    private final String zh;
    private final String en;

    ResourceFormat(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
