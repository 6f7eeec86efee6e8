package org.shuqiao.query.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Made-up town whose people change from day to day. Each amount occurs once and no two add up to a third, so whoever
 * gets hold of one knows whose it is.
 */
final class Town {

    private static final String[] EMPLOYERS = {"纺织厂", "医院", "学校", "超市", "工地", "银行"};
    private final Random random = new Random(20261129);
    private final List<Person> people = new ArrayList<>();
    private int born;

    record Person(int id, String employer, String street, String community, String sex, BigDecimal wage,
            BigDecimal bonus) { }

    Town(int size) {
        for (int i = 0; i < size; i++) {
            people.add(person());
        }
        // an employer of one, a street of two, a community of one, a man who earns more than everybody else
        people.add(new Person(++born, "灯塔", "东街", "东一", "1", amount(), null));
        people.add(new Person(++born, "医院", "孤岛街", "孤岛一", "2", amount(), null));
        people.add(new Person(++born, "学校", "孤岛街", "孤岛二", "1", amount(), null));
        people.add(new Person(++born, "银行", "西街", "西三", "1", amount().multiply(BigDecimal.valueOf(5_000)), null));
    }

    private Person person() {
        String street = random.nextInt(3) < 2 ? "东街" : "西街";
        int block = (int) Math.abs(random.nextGaussian() * 2);
        return new Person(++born, EMPLOYERS[(int) (EMPLOYERS.length * Math.pow(random.nextDouble(), 1.5))], street,
                street.charAt(0) + "" + block, random.nextInt(40) == 0 ? null : "" + (1 + random.nextInt(2)), amount(),
                random.nextInt(12) == 0 ? amount() : null);
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(300_000_000_000L + random.nextLong(700_000_000_000L), 2);
    }

    List<Person> people() {
        return List.copyOf(people);
    }

    /** One moves away, one comes, one is promoted; every fifth day a bus comes. */
    void nextDay(int day) {
        people.remove(random.nextInt(people.size()));
        people.add(person());
        int promoted = random.nextInt(people.size());
        Person before = people.get(promoted);
        people.set(promoted, new Person(before.id(), before.employer(), before.street(), before.community(),
                before.sex(), amount(), before.bonus()));
        for (int i = 0; i < (day % 5 == 0 ? 25 : 0); i++) {
            people.add(person());
        }
    }

    /** @return the people as rows of SQL's VALUES */
    String values() {
        return people.stream().map(p -> "(" + p.id() + ", '" + p.employer() + "', '" + p.street() + "', '"
                + p.community() + "', " + (p.sex() == null ? "NULL" : "'" + p.sex() + "'") + ", " + p.wage() + ", "
                + (p.bonus() == null ? "NULL" : p.bonus()) + ")").collect(Collectors.joining(", "));
    }
}
