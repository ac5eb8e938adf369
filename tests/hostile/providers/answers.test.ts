import { answerFaults } from './answers.ts';
import { testCorpus } from './corpus.ts';
import { streamFaults } from './streams.ts';

testCorpus([...streamFaults, ...answerFaults]);
