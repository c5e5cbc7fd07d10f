import { type Making, refuse, tell } from './making.ts'
import type { Node } from './node.ts'

/** Which properties of a definition are compiled, which only change the drawing, and which are refused. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Left aside without loss: the page draws one question a screen in its own way. */
const drawing = new Set(
  words(`
    width minWidth maxWidth colSpan effectiveColSpan startWithNewLine indent innerIndent page state
    showNumber hideNumber descriptionLocation errorLocation renderAs colCount separateSpecialChoices
    itemComponent showTitle inputSize size cols textUpdateMode autocomplete
    inputTextAlignment autoGrow allowResize acceptCarriageReturn searchEnabled textWrapEnabled searchMode
    choicesLazyLoadEnabled choicesLazyLoadPageSize inputFieldComponent allowClear hideSelectedItems closeOnSelect
    swapOrder displayMode useTitleAsLabel rateType scaleColorMode rateColorMode rateDescriptionLocation
    displayRateDescriptionsAsExtremeItems longTap selectToRankSwapAreas selectToRankAreasLayout
    selectToRankEmptyRankedAreaText selectToRankEmptyUnrankedAreaText imageFit imageHeight imageWidth
    minImageWidth minImageHeight maxImageWidth maxImageHeight showLabel showLabels tooltipVisibility labelFormat
    tooltipFormat labelCount allowDragRange customLabels columnMinWidth showHeader verticalAlign alternateRows
    rowTitleWidth cellComponent columnLayout transposeData cellErrorLocation detailErrorLocation horizontalScroll
    singleInputTitleTemplate columnColCount allowAdaptiveActions confirmDelete confirmDeleteText addRowButtonLocation hideColumnsIfEmpty
    noRowsText allowRowReorder templateTabTitle tabTitlePlaceholder noEntriesText newPanelPosition panelsState prevPanelText nextPanelText showQuestionNumbers questionStartIndex renderMode
    showProgressBar progressBarLocation tabAlign templateQuestionTitleLocation templateQuestionTitleWidth
    templateErrorLocation removePanelButtonLocation itemErrorLocation itemTitleWidth displayStyle currency
    useGrouping minimumFractionDigits format altText cellHint showInMultipleColumns defaultDisplayValue questionTitleWidth questionTitleLocation gridLayoutColumns
    questionErrorLocation showNavigationButtons navigationTitle navigationDescription clearIfInvisible
    randomize randomizeCategory hideIfChoicesEmpty hideIfRowsEmpty bindings dataList
    rateCount autoGenerate regionalFormat logo logoWidth logoHeight logoFit logoPosition
    autoFocusFirstQuestion autoFocusFirstError completedBeforeHtml loadingHtml sjsVersion $schema
    surveyShowDataSaving cookieName navigationButtonsLocation showPrevButton showPageTitles showCompletePage
    matrixDragHandleArea showPageNumbers questionTitleLocation questionDescriptionLocation
    progressBarType progressBarShowNavigationText progressBarShowPageNumbers progressBarNavigationTextLocation
    progressBarInheritWidthFrom showTOC tocLocation tocItemComponent autoAdvanceEnabled autoAdvanceAllowComplete
    checkErrorsMode validateVisitedEmptyFields autoGrowComment allowResizeComment commentAreaRows startSurveyText
    pagePrevText pageNextText completeText previewText editText requiredMark questionTitlePattern
    questionTitleTemplate isSinglePage questionsOnPageMode showPreviewBeforeComplete previewMode widthMode
    gridLayoutEnabled fitToContainer headerView backgroundImage backgroundImageFit backgroundImageAttachment
    backgroundOpacity showBrandInfo totalText clearInvisibleValues titleLocation`),
)

const ownSentence = '作者自己写的出错提示不用，用通用的句子'

/** Left aside, and the author is told: what it does will not happen. */
const told: Readonly<Record<string, string>> = {
  correctAnswer: '正确答案（correctAnswer）不用：这里不是考试',
  completedHtmlOnCondition: '按条件显示的结束语（completedHtmlOnCondition）不用，只显示一种结束语',
  questionOrder: '题目随机排序（questionOrder）不用，按写的顺序',
  rowOrder: '行的随机排序（rowOrder）不用，按写的顺序',
  createCustomChoiceText: '自写选项的提示（createCustomChoiceText）不用',
  minErrorText: ownSentence,
  maxErrorText: ownSentence,
  stepErrorText: ownSentence,
  otherErrorText: ownSentence,
  keyDuplicationError: ownSentence,
  useDisplayValuesInDynamicTexts: '文字里引用的答案总是显示选项的文字，不显示编码',
  copyDefaultValueFromLastEntry: '新添的一条不照抄上一条（copyDefaultValueFromLastEntry）',
  templateDescription: '每一条的说明（templateDescription）不用',
  partialSendEnabled: '边填边发（partialSendEnabled）不用：草稿只留在手机上',
}

/** What writes an answer by itself; only whole questions of the form can. */
export const writing = words('setValueIf setValueExpression resetValueIf defaultValueExpression')

const question =
  words(`type name title description visible visibleIf valueName enableIf readOnly requiredIf
  isRequired requiredErrorText validators showCommentArea commentText
  commentPlaceholder measure defaultValue ${writing.join(' ')}`)

const choosing =
  words(`choices choicesOrder choicesVisibleIf choicesEnableIf showOtherItem showNoneItem
  showRefuseItem showDontKnowItem otherPlaceholder noneText refuseText dontKnowText otherText placeholder`)

const several = words('maxSelectedChoices minSelectedChoices showSelectAllItem selectAllText')

const table = words('columns choices cellType rows rowsVisibleIf placeholder')

const list =
  words(`minRowCount maxRowCount rowCount keyName addRowText removeRowText templateElements
  templateTitle panelCount minPanelCount maxPanelCount addPanelText removePanelText
  defaultRowValue defaultPanelValue allowAddRows allowRemoveRows allowAddPanel allowRemovePanel`)

/** The compiled properties by type of element. */
export const covered: Readonly<Record<string, readonly string[]>> = {
  survey:
    words(`locale title description completedHtml pages elements calculatedValues maxTextLength
    maxCommentLength firstPageIsStartPage triggers`),
  page: words('name elements visible visibleIf enableIf readOnly title description'),
  panel:
    words(`type name elements visible visibleIf enableIf readOnly title description isRequired requiredIf
    requiredErrorText measure`),
  text: [
    ...question,
    ...words('inputType min max minValueExpression maxValueExpression step maxLength placeholder'),
  ],
  comment: [...question, ...words('maxLength rows placeholder')],
  radiogroup: [...question, ...choosing],
  dropdown: [...question, ...choosing, ...words('choicesMin choicesMax choicesStep')],
  buttongroup: [...question, ...choosing],
  checkbox: [...question, ...choosing, ...several],
  tagbox: [...question, ...choosing, ...several],
  ranking: [...question, ...choosing, ...several, 'selectToRankEnabled'],
  imagepicker: [...question, ...choosing, 'multiSelect', 'contentMode'],
  boolean: [...question, ...words('label labelTrue labelFalse valueTrue valueFalse')],
  rating: [
    ...question,
    ...words('rateValues rateMin rateMax rateStep minRateDescription maxRateDescription'),
  ],
  slider: [...question, ...words('sliderType min max step minValueExpression maxValueExpression')],
  matrix: [
    ...question,
    ...words('columns rows cells rowsVisibleIf eachRowRequired eachRowUnique cellType'),
  ],
  matrixdropdown: [...question, ...table],
  matrixdynamic: [...question, ...table, ...list],
  paneldynamic: [...question, ...list],
  multipletext: [...question, 'items'],
  expression: [...question, ...words('expression maximumFractionDigits precision')],
  html: words('type name visible visibleIf html title description'),
  image: words('type name visible visibleIf imageLink title description contentMode'),
}

const column =
  words(`isUnique totalType totalExpression totalFormat totalDisplayStyle totalMaximumFractionDigits
  totalMinimumFractionDigits totalCurrency totalAlign`)

/** Settings that are harmless at one value and refused at any other. */
const onlyAt: Readonly<Record<string, readonly unknown[]>> = {
  clearInvisibleValues: [true, 'onComplete', 'onHidden', 'onHiddenContainer', 'default'],
  storeOthersAsComment: [true, false, 'default'],
  contentMode: ['image', 'auto'],
  sliderType: ['single'],
  maskType: ['none'],
  allowCustomChoices: [false],
  readOnly: [false],
  mode: ['edit'],
  hideIfChoicesEmpty: [false],
  hideIfRowsEmpty: [false],
  clearIfInvisible: ['default', 'onComplete', 'onHidden', 'onHiddenContainer'],
  detailPanelMode: ['none'],
  cellType: ['radio'],
  showTimer: [false],
}

/** Told or refused, property by property; `at` names the element. */
export function checkProperties(node: Node, type: string, at: string, made: Making): void {
  const own = covered[type] ?? []
  for (const [name, value] of Object.entries(node)) {
    if (!isHarmless(name, value, type)) refuse(made, at, `属性 ${name} 不支持`)
    else if (
      own.includes(name) ||
      drawing.has(name) ||
      column.includes(name) ||
      Object.hasOwn(onlyAt, name)
    )
      continue
    else if (Object.hasOwn(told, name)) tell(made, at, 'unused', told[name] ?? '')
    else refuse(made, at, `属性 ${name} 不支持`)
  }
}

function isHarmless(name: string, value: unknown, type: string): boolean {
  if (name === 'readOnly' && type !== 'survey') return true
  if (name === 'cellType' && type !== 'matrix') return true
  const allowed = Object.hasOwn(onlyAt, name) ? onlyAt[name] : undefined
  return allowed === undefined || allowed.includes(value)
}
