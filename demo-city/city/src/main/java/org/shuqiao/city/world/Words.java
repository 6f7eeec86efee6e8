package org.shuqiao.city.world;

import java.util.List;

/** Vocabulary of names and addresses. All of them are invented or common; none points at anybody. */
public final class Words {
    static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马",
            "朱", "胡", "郭", "何", "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖",
            "田", "董", "潘", "袁", "蔡", "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "欧阳", "司马");
    static final List<String> MALE = List.of("伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华",
            "建国", "志强", "浩然", "子轩", "俊杰", "宇航", "文博", "海波", "国庆", "立新", "德明", "天佑", "永康", "景行");
    static final List<String> FEMALE = List.of("芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀英", "玲", "桂英", "丹", "萍",
            "红", "玉兰", "雪梅", "思雨", "欣怡", "梓涵", "婷婷", "晓燕", "海燕", "月华", "若曦", "淑珍", "雅琴", "凤英", "采薇");
    static final List<String> ROADS = List.of("人民路", "解放路", "中山路", "建设路", "和平路", "云州大道", "湖滨路", "港城路",
            "西岭路", "松涛路", "望海路", "映月街", "翠湖街", "石门街", "学府路", "工业一路", "科创路", "渔港路");
    static final List<String> BRANDS = List.of("云", "州", "东", "湖", "岭", "南", "港", "恒", "瑞", "鑫", "盛", "达", "华", "泰",
            "丰", "源", "嘉", "禾", "信", "诚", "联", "创", "宏", "锦", "博", "远", "安", "康", "泽", "明");

    private Words() { }

    /** Names of roads. */
    public static List<String> roads() {
        return ROADS;
    }
}
