package org.shuqiao.pipelines.subject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.shuqiao.contracts.json.Json;
import scala.Tuple2;

/** Spark function that merges sorted contributions into golden records, each field from the first that has it. */
final class GoldenRecords implements FlatMapFunction<Iterator<Tuple2<SubjectContribution, Object[]>>, Row> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> fields;

    GoldenRecords(List<String> fields) {
        this.fields = new ArrayList<>(fields);
    }

    @Override
    public Iterator<Row> call(Iterator<Tuple2<SubjectContribution, Object[]>> claims) {
        PeekingIterator<Tuple2<SubjectContribution, Object[]>> rest = Iterators.peekingIterator(claims);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rest.hasNext();
            }

            @Override
            public Row next() {
                return subject(rest);
            }
        };
    }

    private Row subject(PeekingIterator<Tuple2<SubjectContribution, Object[]>> rest) {
        String key = rest.peek()._1().key;
        Object[] values = new Object[fields.size() + 3];
        values[0] = key;
        ObjectNode provenance = Json.PLAIN.createObjectNode();
        Set<String> datasets = new HashSet<>();
        while (rest.hasNext() && rest.peek()._1().key.equals(key)) {
            Tuple2<SubjectContribution, Object[]> next = rest.next();
            SubjectContribution claim = next._1();
            datasets.add(claim.dataset);
            for (int i = 0; i < fields.size(); i++) {
                if (values[i + 1] == null && next._2()[i] != null) {
                    values[i + 1] = next._2()[i];
                    provenance.putObject(fields.get(i)).put("dataset", claim.dataset).put("row", claim.row);
                }
            }
        }
        values[fields.size() + 1] = provenance.toString();
        values[fields.size() + 2] = (long) datasets.size();
        return RowFactory.create(values);
    }
}
