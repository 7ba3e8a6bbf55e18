import type {
  PutKeyFigureInput,
  PutSectionInput,
} from '../governance/case-packs/case-pack.input.js';
import type { DocumentRole } from '../governance/programmes/document-role.rules.js';
import type { CaseStage } from '../governance/programmes/regime.rules.js';

export interface StoryDocument {
  role: DocumentRole;
  title: string;
  text: string;
}

type StoryFigure = Pick<PutKeyFigureInput, 'code' | 'title' | 'kind'> &
  Partial<Pick<PutKeyFigureInput, 'amount' | 'date' | 'priceBase'>>;

export interface StoryPack {
  stage: CaseStage;
  label: string;
  sealedOn: string;
  sections: Pick<PutSectionInput, 'kind' | 'title' | 'text'>[];
  figures: StoryFigure[];
  documents: StoryDocument[];
}

const STANDS_FOR =
  'This text stands for the real document in the demonstration. It restates public facts and is illustrative beyond them.';

export const paper = (role: DocumentRole, title: string, ...facts: string[]): StoryDocument => ({
  role,
  title,
  text: [title, '', ...facts, '', STANDS_FOR, ''].join('\n'),
});

const section = (
  kind: PutSectionInput['kind'],
  title: string,
  ...sentences: string[]
): StoryPack['sections'][number] => ({ kind, title, text: sentences.join(' ') });

const GROSS_SAVING = {
  code: 'GROSS-SAVING-2022-23',
  title: 'Merger saving a year by 2022/23 (sourced)',
  kind: 'GROSS_SAVING' as const,
  amount: '23000000.00',
  priceBase: '2017/18',
};

const PTIP_FACTS = [
  'First services to integrate: cardiology, stroke, trauma and orthopaedics, imaging, renal, cancer.',
  'Hyper-acute stroke care for about the first three days at Derby, then rehabilitation nearer home.',
];

/** The business cases: dates and the £23m (from January 2018) are sourced, costs and days within a month illustrative. */
export const PACKS: StoryPack[] = [
  {
    stage: 'OBC',
    label: 'Final, distributed for the June boards',
    sealedOn: '2017-06-01',
    sections: [
      section(
        'STRATEGIC',
        'Strategic case',
        'The Trusts are eleven miles apart and serve about 600,000 and 360,000 people.',
        'Some services are too small to be sustained alone, staff are hard to find, money is short and demand rises.',
      ),
      section(
        'ECONOMIC',
        'Economic case',
        'Options from working more closely to a full merger were compared; a merger keeps most services near and gains the most.',
      ),
      section(
        'COMMERCIAL',
        'Commercial case',
        'The transaction is a merger by way of acquisition; no procurement is needed.',
      ),
      section(
        'FINANCIAL',
        'Financial case',
        'Savings come from sharing good practice, removing duplication and reorganising certain services; they are only part of the story.',
      ),
      section(
        'MANAGEMENT',
        'Management case',
        'A joint programme office works through the Full Business Case with staff, governors, patients and public.',
      ),
    ],
    figures: [{ code: 'GO-LIVE', title: 'Planned go-live', kind: 'GO_LIVE', date: '2018-04-01' }],
    documents: [
      paper(
        'OUTLINE_BUSINESS_CASE',
        'Outline business case, final',
        'Distributed on 1 June 2017; 123 pages and a pack of appendices.',
      ),
      paper('OPTIONS_APPRAISAL', 'Options appraisal', 'Several options up to a full merger.'),
      paper(
        'LTFM',
        'Long-term financial model, draft',
        'Joint turnover of nearly 800 million pounds a year.',
      ),
      paper(
        'ENGAGEMENT_PLAN',
        'Engagement plan',
        'Staff workshops, public information evenings, scrutiny committees, a survey.',
      ),
      paper('RISK_REGISTER', 'Risk register', 'Approvals late; staff lost; savings counted twice.'),
    ],
  },
  {
    stage: 'FBC',
    label: 'Submitted to the regulator',
    sealedOn: '2018-02-15',
    sections: fbcSections(
      'The regulator is asked for its rating.',
      'The patient benefits case went to the merger authority early in 2018; its finding is awaited.',
    ),
    figures: [
      { code: 'GO-LIVE', title: 'Planned go-live', kind: 'GO_LIVE', date: '2018-04-01' },
      GROSS_SAVING,
      cost('12000000.00'),
    ],
    documents: fbcDocuments('Full business case, first submission'),
  },
  {
    stage: 'FBC',
    label: 'Resubmitted with more cash assurance',
    sealedOn: '2018-05-31',
    sections: fbcSections(
      'The regulator asked for more assurance on cash in March 2018; this version answers it.',
      'The merger authority found that patient benefits in some services outweigh a lessening of competition (March 2018).',
    ),
    figures: [
      { code: 'GO-LIVE', title: 'Planned go-live', kind: 'GO_LIVE', date: '2018-07-01' },
      GROSS_SAVING,
      cost('12500000.00'),
    ],
    documents: fbcDocuments('Full business case, resubmission'),
  },
];

function cost(amount: string): StoryPack['figures'][number] {
  return {
    code: 'COST-TO-ACHIEVE',
    title: 'Cost to achieve (illustrative)',
    priceBase: '2017/18',
    kind: 'COST_TO_ACHIEVE',
    amount,
  };
}

function fbcSections(latest: string, competition: string): StoryPack['sections'] {
  return [
    section(
      'EXECUTIVE_SUMMARY',
      'Executive summary',
      'Two foundation trusts become one on Day 1 under the name University Hospitals of Derby and Burton.',
      latest,
    ),
    section(
      'STRATEGIC',
      'Strategic case',
      'A vibrant district general hospital stays in Burton; specialist services in Derby serve a wider population; the community hospitals are used properly.',
    ),
    section('ECONOMIC', 'Economic case', competition),
    section(
      'COMMERCIAL',
      'Commercial case',
      'Derby acquires Burton under section 56A; one constitution survives, amended.',
    ),
    section(
      'FINANCIAL',
      'Financial case',
      'About 23 million pounds a year by 2022/23, beside what each Trust would save alone.',
      latest,
    ),
    section(
      'MANAGEMENT',
      'Management case',
      'Six clinical areas are integrated first; the office stays until the benefits have arrived.',
    ),
    section(
      'WORKFORCE',
      'Workforce',
      'About 12,000 staff; no wholesale redundancies; terms pass with the staff.',
    ),
    section('ESTATES', 'Estates', 'Five hospitals stay open; 75 community beds are kept for now.'),
    section(
      'DIGITAL',
      'Digital',
      'Records are shared first where patients move between the hospitals.',
    ),
    section(
      'BENEFITS_REGISTER',
      'Benefits register',
      'A benefit for each of the six clinical areas, with its baseline.',
    ),
    section(
      'COMMUNICATIONS',
      'Communications',
      'A newsletter, a joint site, information evenings on 24 and 26 October 2017.',
    ),
  ];
}

function fbcDocuments(title: string): StoryDocument[] {
  return [
    paper('FULL_BUSINESS_CASE', title, 'To both boards, then to both councils of governors.'),
    paper('PTIP', 'Post-transaction implementation plan', ...PTIP_FACTS),
    paper(
      'PATIENT_BENEFITS_CASE',
      'Patient benefits case',
      'Reviewed positively by the regulator in autumn 2017.',
    ),
    paper(
      'LTFM',
      'Long-term financial model',
      'Joint turnover of nearly 800 million pounds a year.',
    ),
    paper(
      'QIA',
      'Quality impact assessment',
      'Signed by the medical directors and chief nurses of both Trusts.',
    ),
    paper(
      'EQIA',
      'Equality impact assessment',
      'Travel for stroke patients and their families is the main effect.',
    ),
    paper(
      'PROPOSED_CONSTITUTION',
      'Constitution of Derby, amended',
      'As if Derby had acquired Burton.',
    ),
    paper('BOARD_MEMORANDUM', 'Board memorandum on working capital', 'Illustrative.'),
    paper('MEDICAL_DIRECTOR_CERTIFICATE', "Medical directors' certificate", 'Illustrative.'),
    paper('RISK_REGISTER', 'Risk register', 'Cash, staff, winter, systems on Day 1.'),
  ];
}
