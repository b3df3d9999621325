import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.heideltime.standalone.components.ResultFormatter;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import de.unihd.dbs.uima.types.heideltime.Timex3;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import org.apache.uima.cas.FSIterator;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;

/**
 * Runs HeidelTime over many documents in one virtual machine.
 *
 * <p>Arguments: the configuration file, the document type (NEWS or NARRATIVES). Each line on stdin
 * is a date, a tab and a file. Each time expression is a line on stdout: the file, the first and
 * the last UTF-16 offset, type and value; after each document comes its file and the nanoseconds.
 */
public class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.valueOf(arguments[1]), OutputType.TIMEML,
            arguments[0], POSTagger.TREETAGGER, false);
        ResultFormatter rows = new ResultFormatter() {
            @Override
            public String format(JCas cas) {
                StringBuilder out = new StringBuilder();
                FSIterator<Annotation> found = cas.getAnnotationIndex(Timex3.type).iterator();
                while (found.hasNext()) {
                    Timex3 time = (Timex3) found.next();
                    out.append(time.getBegin()).append('\t').append(time.getEnd()).append('\t')
                        .append(time.getTimexType()).append('\t').append(time.getTimexValue())
                        .append('\n');
                }
                return out.toString();
            }
        };
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        SimpleDateFormat dates = new SimpleDateFormat("yyyy-MM-dd");
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] parts = line.split("\t");
            String text = Files.readString(Path.of(parts[1]));
            long start = System.nanoTime();
            String found = tagger.process(text, dates.parse(parts[0]), rows);
            long spent = System.nanoTime() - start;
            for (String row : found.split("\n")) {
                if (!row.isEmpty()) {
                    System.out.println("TIME\t" + parts[1] + "\t" + row);
                }
            }
            System.out.println("DONE\t" + parts[1] + "\t" + spent);
        }
    }
}
